'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button, LinkButton } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { SubmitButton } from '@/components/ui/submit-button'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import type { TemplateLine } from '@/lib/checklists/use-cases/list-checklists'
import type { Localized } from '@/lib/core/checklist'
import { textFor } from '@/lib/core/localized-text'
import { createChecklistAction } from '../actions'
import { EmptyChecklistForm } from './empty-checklist-form'

/** A new checklist: from a template, empty, or imported. */
export function NewChecklist({ templates }: { templates: readonly TemplateLine[] }) {
  const t = useTranslations('checklists')
  const open = useOpenCreated()
  return (
    <Dialog
      wide
      trigger={<Button look="primary">{t('new')}</Button>}
      title={t('create.title')}
      description={t('create.lead')}
    >
      <div className="grid gap-8">
        <div className="grid gap-8 sm:grid-cols-2">
          <section>
            <h3 className="mb-3 font-semibold">{t('create.empty')}</h3>
            <EmptyChecklistForm onCreated={open} />
          </section>
          <section>
            <h3 className="mb-3 font-semibold">{t('create.file')}</h3>
            <p className="mb-4 text-ink-2">{t('create.fileLead')}</p>
            <LinkButton href="/checklists/import">{t('create.import')}</LinkButton>
          </section>
        </div>
        <section className="border-t border-line pt-6">
          <h3 className="mb-1 font-semibold">{t('create.templates')}</h3>
          <Templates templates={templates} onCreated={open} />
        </section>
      </div>
    </Dialog>
  )
}

export interface CreatedChecklist {
  readonly checklistId: string
  readonly standardsAdded: readonly string[]
  readonly chapters: readonly Localized[]
  readonly chaptersAdded: readonly Localized[]
}

export type OnCreated = (created: CreatedChecklist) => void

function useOpenCreated(): OnCreated {
  const t = useTranslations('checklists.create')
  const router = useRouter()
  const toast = useToast()
  const locale = useLocale()
  return ({ checklistId, standardsAdded, chapters, chaptersAdded }) => {
    const count = standardsAdded.length
    const names = chapters.map((title) => textFor(title, locale)).join(', ')
    const place = chaptersAdded.length > 0 ? 'chapterNew' : 'chapterKnown'
    const said = [
      ...(count > 0 ? [t('standardsAdded', { count })] : []),
      ...(chapters.length > 0 ? [t(place, { names, count: chapters.length })] : []),
    ]
    toast.show({
      title: t('created'),
      description: said.length > 0 ? said.join(' ') : undefined,
    })
    router.push(`/checklists/${checklistId}`)
  }
}

function Templates({
  templates,
  onCreated,
}: {
  templates: readonly TemplateLine[]
  onCreated: OnCreated
}) {
  const say = useProblemText('checklists.reasons')
  const [refusal, setRefusal] = useState<string | null>(null)
  const create = async (template: TemplateLine['name']) => {
    const input = { from: 'template', template }
    const answer = await runAction(() => createChecklistAction(input))
    if (answer.ok) onCreated(answer)
    else setRefusal(say(reasonOf(answer)))
  }
  return (
    <>
      <ul>
        {templates.map((template) => (
          <TemplateRow
            key={template.name}
            template={template}
            onUse={() => create(template.name)}
          />
        ))}
      </ul>
      <FormMessage>{refusal}</FormMessage>
    </>
  )
}

function TemplateRow({
  template: { title, sections, questions, standards },
  onUse,
}: {
  template: TemplateLine
  onUse: () => Promise<void>
}) {
  const t = useTranslations('checklists.create')
  const locale = useLocale()
  return (
    <li className="border-t border-line first:border-t-0">
      <form action={onUse} className="flex items-center justify-between gap-6 py-3">
        <div className="min-w-0">
          <p className="font-medium">{textFor(title, locale)}</p>
          <p className="num text-13 text-ink-2">{t('templateFacts', { questions, standards })}</p>
          <p className="text-13 text-ink-3">
            {sections.map((section) => textFor(section, locale)).join(' · ')}
          </p>
        </div>
        <SubmitButton size="small" look="normal">
          {t('useTemplate')}
        </SubmitButton>
      </form>
    </li>
  )
}
