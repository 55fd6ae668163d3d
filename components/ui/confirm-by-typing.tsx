'use client'

import { useTranslations } from 'next-intl'
import { type ReactElement, type ReactNode, useState } from 'react'
import { Button } from './button'
import { Dialog, DialogClose } from './dialog'
import { FormMessage } from './form-message'
import { type Answered, reasonOf, runAction } from './run-action'
import { SubmitButton } from './submit-button'
import { TextInput } from './text-input'
import { useProblemText } from './use-problem-text'

/** For what cannot be undone: says what will be lost and asks to type a word. */
export function ConfirmByTyping({
  trigger,
  title,
  word,
  confirmLabel,
  action,
  onDone,
  reasons,
  children,
}: {
  trigger: ReactElement
  title: ReactNode
  /** What to type: the name of the thing, in the reader's language. */
  word: string
  /** A verb with its object: "Delete the campaign". */
  confirmLabel: ReactNode
  action: () => Promise<Answered>
  onDone?: (() => void) | undefined
  /** Namespace of the reasons that this action may give. */
  reasons?: string | undefined
  /** What will be lost. */
  children: ReactNode
}) {
  const t = useTranslations('common')
  const say = useProblemText(...(reasons ? [reasons] : []))
  const [open, setOpen] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [mismatch, setMismatch] = useState(false)

  async function confirm(data: FormData) {
    const typed = String(data.get('word') ?? '').trim()
    const matches = typed.toLocaleLowerCase() === word.toLocaleLowerCase()
    setMismatch(!matches)
    if (!matches) return
    const result = await runAction(action)
    if (!result.ok) return setRefusal(say(reasonOf(result)))
    setOpen(false)
    onDone?.()
  }

  return (
    <Dialog trigger={trigger} title={title} open={open} onOpenChange={setOpen}>
      <form action={confirm} className="grid gap-4">
        <div className="grid gap-2">{children}</div>
        <TextInput
          name="word"
          label={t('confirm.type', { word })}
          error={mismatch ? t('confirm.mismatch') : undefined}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
        />
        <FormMessage>{refusal}</FormMessage>
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose render={<Button>{t('cancel')}</Button>} />
          <SubmitButton look="danger">{confirmLabel}</SubmitButton>
        </div>
      </form>
    </Dialog>
  )
}
