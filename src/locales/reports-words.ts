/** The words of the reports page: records handed over, saved, compared, and the reports that are kept. Types only. */
import type { RecordForm } from '../http/record-file';
import type { SideGroup, SidePart, SideRelation } from '../diagnosis/side-by-side';
import type { Unreadable } from '../http/unreadable';

/** Why something that was handed over is not shown. */
export type RecordFaultWord = Unreadable | 'not-a-file' | 'failed';

export interface ReportsWords {
  readonly title: string;
  /** The link to the page. */
  readonly open: string;
  readonly lead: string;
  readonly drop: string;
  readonly choose: string;
  readonly paste: string;
  readonly pasteHint: string;
  readonly readPasted: string;
  readonly privacy: string;
  readonly importForbidden: string;
  readonly fileList: string;
  /** `number`: from 1. */
  readonly pastedText: (number: number) => string;
  readonly remove: (name: string) => string;
  readonly cancel: string;
  readonly waiting: string;
  readonly stages: { readonly reading: (percent: string) => string; readonly parsing: string; readonly judging: string };
  readonly progress: (name: string) => string;
  readonly faults: { readonly [F in RecordFaultWord]: string };
  readonly forms: { readonly [F in RecordForm]: string };
  /** How many calls failed; entries are more than calls: a preflight is one, too. */
  readonly found: (failed: number, entries: number) => string;
  readonly leftOut: (count: number) => string;
  readonly nothingFailed: string;
  readonly nothingFailedHint: string;
  readonly shown: (calls: number, all: number) => string;
  readonly withWorked: string;
  readonly save: string;
  readonly form: string;
  readonly savedForms: { readonly html: string; readonly markdown: string; readonly json: string; readonly har: string };
  readonly reportLanguage: string;
  readonly saveFile: string;
  readonly copyText: string;
  readonly saved: string;
  readonly notSaved: string;
  /** The failed calls of all tabs and days that are kept here. */
  readonly keptCalls: {
    readonly title: string;
    /** The link from popup and panel. */
    readonly open: string;
    /** Where a call of them is named beside one of a file. */
    readonly name: string;
    readonly none: string;
    /** How many there are; what follows is the time of the oldest. */
    readonly count: (calls: number) => string;
    readonly oldest: string;
    readonly show: string;
    readonly hide: string;
    readonly reading: string;
    readonly where: string;
    readonly saved: (calls: number) => string;
  };
  readonly compare: {
    readonly title: string;
    /** Name of the strip that shows which calls were chosen. */
    readonly strip: string;
    readonly choose: string;
    readonly chosen: string;
    readonly chooseSecond: string;
    readonly takeOut: (call: string) => string;
    readonly show: string;
    readonly back: string;
    readonly table: string;
    readonly what: string;
    readonly differ: (different: number, same: number) => string;
    readonly nothingDiffers: string;
    readonly onlyDifferent: string;
    readonly absent: string;
    readonly unseen: string;
    readonly relations: { readonly [R in SideRelation]: string };
    readonly groups: { readonly [G in SideGroup]: string };
    readonly parts: { readonly [P in SidePart]: string };
  };
  readonly kept: {
    readonly title: string;
    readonly none: string;
    readonly summary: (failed: number, all: number) => string;
    readonly pictures: (count: number) => string;
    readonly inPrivate: string;
    readonly remove: string;
    readonly removeCertain: string;
    readonly keep: string;
    readonly notRemoved: string;
  };
}
