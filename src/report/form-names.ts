/** The forms that a report can take: what a file of each is called and is. Data only. */

/** Form → what a file of it is called and is. */
export const FORMS = {
  html: { extension: 'html', mimeType: 'text/html' },
  markdown: { extension: 'md', mimeType: 'text/markdown' },
  json: { extension: 'json', mimeType: 'application/json' },
  har: { extension: 'har', mimeType: 'application/json' },
  junit: { extension: 'xml', mimeType: 'application/xml' },
} as const;

export type ReportForm = keyof typeof FORMS;

/** Those that people hand on; the rest are for machines alone. */
export const SAVED_FORMS = ['html', 'markdown', 'json', 'har'] as const satisfies readonly ReportForm[];
export type SavedForm = (typeof SAVED_FORMS)[number];

/** Is it the name of a form? */
export function isReportForm(name: string): name is ReportForm {
  return Object.hasOwn(FORMS, name);
}
