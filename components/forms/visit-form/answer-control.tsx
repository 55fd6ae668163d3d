'use client'

import type { Question } from '@/lib/core/checklist'
import type { DraftAnswer } from '@/lib/core/draft-answer'
import type { FormReading } from '@/lib/core/form-reading'
import { type ControlProps, MultipleControl, SingleControl, YesNoControl } from './controls'
import type { QuestionFacts } from './question-facts'
import { rare } from './rare-control'
import { ScaleControl } from './scale-control'
import { TextControl } from './text-controls'

/** The control of a question's type. */
export function AnswerControl({
  question,
  answer,
  facts,
  reading,
  wiring,
}: {
  question: Question
  answer: DraftAnswer
  facts: QuestionFacts
  reading: FormReading
  wiring: ControlProps
}) {
  const { type } = question
  const files = {
    questionId: question.id,
    field: wiring.field,
    fileIds: answer.photos,
    labelledBy: wiring.labelledBy,
  }
  switch (type) {
    case 'yes-no':
      return <YesNoControl {...wiring} />
    case 'single':
      return <SingleControl {...wiring} options={facts.options} />
    case 'multiple':
      return (
        <MultipleControl
          {...wiring}
          question={question}
          options={facts.options}
          ticked={answer.choices}
          reading={reading}
        />
      )
    case 'scale':
      return (
        <ScaleControl
          {...wiring}
          question={question}
          facts={facts}
          chosen={question.icon ? answer.choice : ''}
        />
      )
    case 'number':
      return <rare.number.Part {...wiring} unit={facts.unit} />
    case 'percentage':
      return <rare.percentage.Part {...wiring} typed={answer.typed} />
    case 'counter':
      return <rare.counter.Part {...wiring} typed={answer.typed} />
    case 'duration':
    case 'stopwatch':
      return (
        <rare.stopwatch.Part
          {...wiring}
          watch={answer.watch}
          typed={answer.typed}
          isTimedOnly={type === 'stopwatch'}
        />
      )
    case 'date':
    case 'time':
      return <rare.calendar.Part {...wiring} kind={type} />
    case 'text':
      return <TextControl {...wiring} />
    case 'photo': {
      const { fileIds: photoIds, ...rest } = files
      return <rare.photos.Part {...rest} photoIds={photoIds} />
    }
    case 'audio':
      return <rare.audio.Part {...files} />
    case 'file':
      return <rare.file.Part {...files} />
    case 'signature':
      return <rare.signature.Part {...files} />
    case 'place':
      return <rare.place.Part {...wiring} typed={answer.typed} />
    case 'person':
      return <rare.person.Part {...wiring} typed={answer.typed} />
    case 'computed':
      return <rare.computed.Part value={facts.value} labelledBy={wiring.labelledBy} />
    case 'note':
      return null
  }
}

/** One tap on an answer of the other types takes the "does not apply" back, so they may stay. */
const staying: ReadonlySet<Question['type']> = new Set(['yes-no', 'single', 'scale'])

/** Whether a control gives way to the "does not apply". */
export function givesWay(type: Question['type']): boolean {
  return !staying.has(type)
}
