'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FileDrop } from '@/components/ui/file-drop'
import { FormMessage } from '@/components/ui/form-message'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { SubmitButton } from '@/components/ui/submit-button'
import { useProblemText } from '@/components/ui/use-problem-text'
import type { FileProblem } from '@/lib/checklists/formats/checklist-file'
import { importChecklistAction } from '../actions'
import type { OnCreated } from './new-checklist'

/** Reads a file of the own format; every fault is named with its place. */
export function ImportChecklistForm({ onCreated }: { onCreated: OnCreated }) {
  const t = useTranslations('checklists.create')
  const say = useProblemText('checklists.reasons')
  const [files, setFiles] = useState<readonly File[]>([])
  const [refusal, setRefusal] = useState<string | null>(null)
  const [problems, setProblems] = useState<readonly FileProblem[]>([])
  const send = async () => {
    const [file] = files
    setRefusal(null)
    setProblems([])
    if (file === undefined) return
    const text = await file.text()
    const answer = await runAction(() => importChecklistAction({ text }))
    if (answer.ok) onCreated(answer)
    else if ('problems' in answer) setProblems(answer.problems)
    else setRefusal(say(reasonOf(answer)))
  }
  return (
    <form action={send} className="grid gap-4">
      <FileDrop
        label={t('fileLabel')}
        hint={t('fileHint')}
        accept=".json,application/json"
        maxMegabytes={0.9}
        onFiles={setFiles}
      />
      <FormMessage>{refusal}</FormMessage>
      <FileProblems problems={problems} />
      <SubmitButton look="normal" disabled={files.length === 0} className="justify-self-start">
        {t('import')}
      </SubmitButton>
    </form>
  )
}

function FileProblems({ problems }: { problems: readonly FileProblem[] }) {
  const t = useTranslations('checklists')
  const say = useProblemText()
  if (problems.length === 0) return null
  return (
    <FormMessage title={t('create.badFile')}>
      <ul className="grid gap-1">
        {problems.map(({ path, problem }) => {
          const words = say(problem, 'field')
          return (
            <li key={`${path} ${problem}`} className="[overflow-wrap:anywhere]">
              {path ? t('refused.place', { path, problem: words }) : words}
            </li>
          )
        })}
      </ul>
    </FormMessage>
  )
}
