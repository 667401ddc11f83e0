/** The style sheet of a report's HTML file. It stands in the file, and the file's policy names it by its hash. */

/** The language that is not chosen is hidden, also on paper. */
export const STYLE = `
:root { color-scheme: light dark; --back: #fff; --ink: #1b1d22; --quiet: #5b606b; --line: #d9dce3; --soft: #f3f4f7; --mark: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --back: #1b1c1f; --ink: #e6e7ea; --quiet: #a6abb6; --line: #3b3e46; --soft: #26282d; --mark: #ff9a90; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink); font: 16px/1.6 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main, nav { max-width: 52rem; margin: 0 auto; padding: 0 1.25rem; }
main { padding-bottom: 4rem; }
nav { display: flex; gap: .5rem; justify-content: flex-end; padding-top: 1rem; }
nav label { padding: .2rem .7rem; border: 1px solid var(--line); border-radius: 1rem; cursor: pointer; font-size: .875rem; }
.language { position: absolute; opacity: 0; }
#language-en:checked ~ nav label[for="language-en"], #language-zh-CN:checked ~ nav label[for="language-zh-CN"] { background: var(--ink); color: var(--back); border-color: var(--ink); }
#language-en:focus-visible ~ nav label[for="language-en"], #language-zh-CN:focus-visible ~ nav label[for="language-zh-CN"] { outline: 2px solid Highlight; outline-offset: 2px; }
#language-en:checked ~ main[lang="zh-CN"], #language-zh-CN:checked ~ main[lang="en"] { display: none; }
h1 { font-size: 1.6rem; line-height: 1.3; margin: 1rem 0 .5rem; }
h2 { font-size: 1.25rem; line-height: 1.35; margin: 2.5rem 0 .5rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
h2[id^="call-"] { color: var(--mark); }
p { margin: .5rem 0; }
ul { margin: .5rem 0; padding-left: 1.25rem; }
li { margin: .2rem 0; }
b { font-weight: 600; }
code, pre { font: .875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace; background: var(--soft); border-radius: 4px; }
code { padding: .1em .3em; overflow-wrap: anywhere; unicode-bidi: isolate; }
pre { padding: .75rem; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 24rem; margin: .5rem 0; }
blockquote { margin: .25rem 0 .75rem; padding: .5rem 1rem; border-left: 3px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; }
details { margin: 1.25rem 0; border: 1px solid var(--line); border-radius: 6px; padding: .5rem 1rem; }
summary { cursor: pointer; font-weight: 600; }
figure { margin: 1rem 0; }
img { max-width: 100%; height: auto; border: 1px solid var(--line); }
figcaption { color: var(--quiet); font-size: .875rem; }
main > p:last-child { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .875rem; }
@media (forced-colors: active) {
  #language-en:checked ~ nav label[for="language-en"], #language-zh-CN:checked ~ nav label[for="language-zh-CN"] { background: Highlight; color: HighlightText; forced-color-adjust: none; }
}
@media print {
  :root { color-scheme: light; --back: #fff; --ink: #000; --quiet: #444; --line: #bbb; --soft: #f3f4f7; --mark: #000; }
  nav { display: none; }
  body { font-size: 11pt; }
  pre { max-height: none; }
  h2, h3 { break-after: avoid; }
  li, figure { break-inside: avoid; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
}
`;
