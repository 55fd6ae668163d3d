/** The look of a condition in the row of filters. */
export const chipClass =
  'thumb inline-flex h-8 max-w-64 items-center rounded-full border border-line-strong bg-raised text-13 text-ink transition-colors hover:border-field'
