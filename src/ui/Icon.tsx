/** The few pictures of the interface, drawn with the colour of the text. */

const PATHS = {
  clear: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM5.1 5.1l9.8 9.8',
  copy: 'M7.5 7.5h8v8h-8zM12.5 7.5v-3h-8v8h3',
  check: 'M4.5 10.5l4 4 7-8',
  back: 'M12 4.5L6.5 10l5.5 5.5',
  filter: 'M3.5 5h13M6 10h8M8.5 15h3',
  warning: 'M10 3.5l7.5 13h-15zM10 8.5v4M10 14v1',
  eye: 'M2.5 10s3-5 7.5-5 7.5 5 7.5 5-3 5-7.5 5-7.5-5-7.5-5zM10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  'eye-off': 'M2.5 10s3-5 7.5-5 7.5 5 7.5 5-3 5-7.5 5-7.5-5-7.5-5zM4 16L16 4',
  external: 'M8 5H4.5v10.5H15V12M11 4.5h4.5V9M15 5l-6 6',
  record: 'M10 5a5 5 0 1 0 0 10 5 5 0 0 0 0-10z',
  picture: 'M3.5 4.5h13v11h-13zM3.5 13l4-4 3.5 3.5 2-2 3.5 3.5M12.5 7.5v.5',
  chevron: 'M7.5 5l5 5-5 5',
  close: 'M5.5 5.5l9 9M14.5 5.5l-9 9',
  open: 'M3 15.5v-11h5l1.5 2H16v2M3 15.5l2.5-7H18l-2.5 7z',
  history: 'M4.5 6.5A7 7 0 1 1 3 10M3.5 3.5v3.5H7M10 6v4.5l3 1.5',
  compare: 'M3.5 4.5h5v11h-5zM11.5 4.5h5v11h-5z',
} as const;

/** An icon that says nothing to a screen reader: the text beside it does. */
export function Icon({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 20 20" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
