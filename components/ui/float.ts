/** The look of what floats above the page: the only things that cast a shadow. */
export const floatClass =
  'rounded border border-line bg-raised text-ink shadow-float outline-none transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0'
