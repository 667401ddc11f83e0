/** A table of the guide. On a narrow page each row becomes a block with its labels, so the roles are said outright. */
import type { GuideTable } from '../locales/guide-words';
import { Prose } from './Prose';

/** The first cell of each row names the row. */
export function GuideTableView({ table: { caption, head, rows } }: { readonly table: GuideTable }) {
  return (
    <table class="guide-table" role="table">
      <caption><Prose text={caption} /></caption>
      <thead role="rowgroup">
        <tr role="row">{head.map((label, place) => (label === '' ? <td key={place} role="cell" /> : <th key={place} role="columnheader" scope="col">{label}</th>))}</tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row, at) => (
          <tr key={at} role="row">
            {row.map((text, place) =>
              place === 0 ? (
                <th key={place} role="rowheader" scope="row"><Prose text={text} /></th>
              ) : (
                <td key={place} role="cell">
                  <span class="guide-label" aria-hidden="true">{head[place]}</span>
                  <span><Prose text={text} /></span>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
