'use client'

import { useTranslations } from 'next-intl'
import { Select } from '@/components/ui/select'
import { touchpoints } from '@/lib/core/checklist'
import { textFor } from '@/lib/core/localized-text'
import type { ScoreSource, ScoreValue } from '@/lib/core/scheme'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { SchemeChoices } from '@/lib/schemes/use-cases/list-scheme-choices'
import { CountInput } from './inputs'
import { newSource } from './new-parts'

const kinds: readonly ScoreSource['kind'][] = [
  'all',
  'touchpoint',
  'checklist',
  'section',
  'standard',
]

/** Which part of which visits is read, and over how many periods. */
export function ScoreFields({
  value,
  choices,
  onValue,
}: {
  value: ScoreValue
  choices: SchemeChoices
  onValue: (value: ScoreValue) => void
}) {
  const t = useTranslations('pay.schemes.form')
  const first = firstChoices(choices)
  return (
    <>
      <Select
        label={t('source')}
        value={value.source.kind}
        options={kinds.map((kind) => ({
          value: kind,
          label: t(`sources.${kind}`),
          disabled: kind !== value.source.kind && newSource(kind, first) === null,
        }))}
        onChange={(event) => {
          const kind = kinds.find((other) => other === event.target.value)
          const source = kind ? newSource(kind, first) : null
          if (source) onValue({ ...value, source })
        }}
      />
      <SourceFields
        source={value.source}
        choices={choices}
        onSource={(source) => onValue({ ...value, source })}
      />
      <CountInput
        label={t('periods')}
        error={t('countError', { most: 12 })}
        most={12}
        count={value.periods}
        onCount={(periods) => onValue({ ...value, periods })}
      />
    </>
  )
}

function firstChoices({ checklists, standards }: SchemeChoices) {
  const checklist = checklists.find(({ isRetired }) => !isRetired)
  return {
    checklistId: checklist?.id,
    sectionId: checklist?.sections[0]?.id,
    standardId: standards[0]?.id,
  }
}

interface SourceProps<Source> {
  source: Source
  choices: SchemeChoices
  onSource: (source: ScoreSource) => void
}

function SourceFields({ source, choices, onSource }: SourceProps<ScoreSource>) {
  switch (source.kind) {
    case 'all':
      return null
    case 'touchpoint':
      return <TouchpointSelect source={source} choices={choices} onSource={onSource} />
    case 'checklist':
      return (
        <ChecklistSelect
          id={source.id}
          choices={choices}
          onId={(id) => onSource({ kind: 'checklist', id })}
        />
      )
    case 'section':
      return <SectionSelect source={source} choices={choices} onSource={onSource} />
    case 'standard':
      return <StandardSelect source={source} choices={choices} onSource={onSource} />
  }
}

type Of<Kind extends ScoreSource['kind']> = Extract<ScoreSource, { kind: Kind }>

function TouchpointSelect({ source, onSource }: SourceProps<Of<'touchpoint'>>) {
  const t = useTranslations('pay.schemes.form')
  return (
    <Select
      label={t('touchpoint')}
      value={source.id}
      options={touchpoints.map((id) => ({ value: id, label: t(`touchpoints.${id}`) }))}
      onChange={(event) => {
        const id = touchpoints.find((touchpoint) => touchpoint === event.target.value)
        if (id) onSource({ kind: 'touchpoint', id })
      }}
    />
  )
}

function ChecklistSelect({
  id,
  choices,
  onId,
}: {
  id: string
  choices: SchemeChoices
  onId: (id: string) => void
}) {
  const t = useTranslations('pay.schemes.form')
  const { locale } = useFormat()
  const offered = choices.checklists.filter((own) => !own.isRetired || own.id === id)
  const options = offered.map((checklist) => {
    const title = textFor(checklist.title, locale)
    return {
      value: checklist.id,
      label: checklist.isRetired ? t('retiredChecklist', { title }) : title,
    }
  })
  const isKnown = options.some((option) => option.value === id)
  return (
    <Select
      label={t('checklist')}
      value={id}
      options={isKnown ? options : [{ value: id, label: t('gone') }, ...options]}
      onChange={(event) => onId(event.target.value)}
    />
  )
}

function SectionSelect({ source, choices, onSource }: SourceProps<Of<'section'>>) {
  const t = useTranslations('pay.schemes.form')
  const { locale } = useFormat()
  const sectionsOf = (checklistId: string) =>
    choices.checklists.find(({ id }) => id === checklistId)?.sections ?? []
  const options = sectionsOf(source.checklistId).map(({ id, title }) => ({
    value: id,
    label: textFor(title, locale),
  }))
  const isKnown = options.some((option) => option.value === source.id)
  return (
    <>
      <ChecklistSelect
        id={source.checklistId}
        choices={choices}
        onId={(checklistId) => {
          const section = sectionsOf(checklistId)[0]
          if (section) onSource({ kind: 'section', checklistId, id: section.id })
        }}
      />
      <Select
        label={t('section')}
        value={source.id}
        options={isKnown ? options : [{ value: source.id, label: t('gone') }, ...options]}
        onChange={(event) => onSource({ ...source, id: event.target.value })}
      />
    </>
  )
}

function StandardSelect({ source, choices, onSource }: SourceProps<Of<'standard'>>) {
  const t = useTranslations('pay.schemes.form')
  const { locale } = useFormat()
  const options = choices.standards.map(({ id, number, text }) => ({
    value: id,
    label: `${number} ${textFor(text, locale)}`,
  }))
  const isKnown = options.some((option) => option.value === source.id)
  return (
    <Select
      label={t('standard')}
      value={source.id}
      options={isKnown ? options : [{ value: source.id, label: t('gone') }, ...options]}
      onChange={(event) => onSource({ kind: 'standard', id: event.target.value })}
    />
  )
}
