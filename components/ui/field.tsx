import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import { classNames } from './class-names'
import { FieldError } from './field-error'

/** The words around a control. */
export interface FieldWords {
  label: ReactNode
  /** Stays visible while typing: a format, an example, what the value is used for. */
  hint?: ReactNode
  /** What is wrong and how to mend it. */
  error?: ReactNode
  /** Marks the rare field that may stay empty; required ones carry no mark. */
  optional?: boolean | undefined
  /** For a control whose label a sighted reader gets from its place, as in a table cell. */
  labelHidden?: boolean | undefined
  fieldClassName?: string | undefined
}

/** What ties a control to its words; spread it on the control. */
export interface ControlWiring {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

/** Label, control, hint and error of one value. Every input below uses it already. */
export function Field({
  id,
  label,
  hint,
  error,
  optional,
  labelHidden,
  fieldClassName,
  children,
}: FieldWords & { id?: string | undefined; children: (wiring: ControlWiring) => ReactNode }) {
  const t = useTranslations('common')
  const made = useId()
  const controlId = id ?? made
  const hintId = `${controlId}-hint`
  const errorId = `${controlId}-error`
  const described = classNames(Boolean(hint) && hintId, Boolean(error) && errorId)
  return (
    <div className={classNames('grid content-start gap-1.5', fieldClassName)}>
      <label
        htmlFor={controlId}
        className={labelHidden ? 'sr-only' : 'flex items-baseline gap-2 font-medium'}
      >
        {label}
        {optional ? <span className="text-13 font-normal text-ink-3">{t('optional')}</span> : null}
      </label>
      {children({
        id: controlId,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {hint ? (
        <p id={hintId} className="text-13 text-ink-3">
          {hint}
        </p>
      ) : null}
      <FieldError id={errorId}>{error}</FieldError>
    </div>
  )
}
