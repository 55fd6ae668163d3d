import type { ReactNode } from 'react'

/** The sentence below a control that must be mended. */
export function FieldError({ id, children }: { id?: string; children?: ReactNode }) {
  if (!children) return null
  return (
    <p id={id} className="flex gap-1.5 text-13 font-medium text-red">
      <svg aria-hidden="true" viewBox="0 0 12 12" className="mt-1 size-2.5 shrink-0 fill-current">
        <path d="M6 .5 11.7 11H.3Z" />
      </svg>
      <span>{children}</span>
    </p>
  )
}

/** The look of everything one can type or choose in. */
export const controlClass =
  'w-full min-w-0 rounded border border-field bg-raised px-3 text-15 text-ink pointer-coarse:text-17 transition-colors hover:border-ink-3 focus-visible:outline-offset-0 aria-invalid:border-red disabled:bg-sunk disabled:text-ink-3 [&:is(input,textarea):read-only]:bg-sunk'
