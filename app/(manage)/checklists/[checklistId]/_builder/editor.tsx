'use client'

import { useEffect, useRef } from 'react'
import { useBuilder } from './builder-context'
import { findQuestion, findSection } from './document-edits'
import { ChecklistEditor } from './edit-checklist'
import { QuestionEditor } from './edit-question'
import { SectionEditor } from './edit-section'

/** The part that is selected in the outline, with everything that can be said about it. */
export function Editor() {
  const { document, selected } = useBuilder()
  const question = findQuestion(document, selected)
  const section = findSection(document, selected)
  const box = useRef<HTMLDivElement>(null)
  const shown = useRef(selected)
  useEffect(() => {
    if (shown.current === selected) return
    shown.current = selected
    box.current?.scrollIntoView({ block: 'start' })
  }, [selected])
  return (
    <div ref={box} className="mx-auto max-w-2xl scroll-mt-[calc(var(--builder-top)+1.25rem)] pb-16">
      {question ? <QuestionEditor key={question.question.id} found={question} /> : null}
      {section ? <SectionEditor key={section.section.id} found={section} /> : null}
      {question || section ? null : <ChecklistEditor />}
    </div>
  )
}
