import type { ChecklistDocument, Localized, Question, Section } from '@/lib/core/checklist'

const questionCount = 1400
const groupCount = 22

const base = {
  hint: null,
  standardId: null,
  weight: '1',
  required: true,
  allowNotApplicable: false,
  bonus: false,
  critical: null,
  commentRequired: 'low',
  photo: 'optional',
} as const

function words(ru: string, en: string, n: number): Localized {
  return { ru: `${ru} ${n}: сделано ли это так, как описано?`, en: `${en} ${n}: was it done so?` }
}

/** The types of a real inspection form, one after the other. */
function questionAt(n: number): Question {
  const id = `big-q${n}`
  const own = { ...base, id, text: words('Пункт', 'Item', n) }
  switch (n % 7) {
    case 0: {
      const options = ['a', 'b', 'c'].map((option, place) => ({
        id: option,
        text: words('Вариант', 'Option', place),
        points: String(2 - place),
      }))
      return { ...own, type: 'single', options }
    }
    case 1:
      return { ...own, type: 'scale', min: 1, max: 5, minLabel: null, maxLabel: null, bands: null }
    case 2:
      return { ...own, type: 'text' }
    case 3: {
      // Every other such question depends on the one before the last.
      const question = `big-q${n - 2}`
      const showWhen = { kind: 'answered', question } as const
      return { ...own, type: 'yes-no', yes: '1', no: '0', ...(n > 7 ? { showWhen } : {}) }
    }
    default:
      return { ...own, type: 'yes-no', yes: '1', no: '0' }
  }
}

/** A form of 1,400 questions in 22 groups, most of them nested: as large as real ones get. */
export function aBigChecklist(): ChecklistDocument {
  const perGroup = Math.ceil(questionCount / groupCount)
  const questionsOf = (group: number) =>
    Array.from({ length: perGroup }, (_, n) => group * perGroup + n)
      .filter((n) => n < questionCount)
      .map(questionAt)
  const section = (group: number, sections: readonly Section[] = []): Section => ({
    id: `big-s${group}`,
    title: words('Раздел', 'Section', group),
    weight: '1',
    passMark: null,
    questions: questionsOf(group),
    sections,
  })
  // Six times three groups within each other, and four alone.
  const nested = Array.from({ length: 6 }, (_, n) => {
    const inner = section(n * 3 + 1, [section(n * 3 + 2)])
    return { ...section(n * 3, [inner]), weight: '10' }
  })
  const alone = Array.from({ length: 4 }, (_, n) => ({ ...section(18 + n), weight: '10' }))
  return {
    format: 'etalon.checklist/1',
    title: { ru: 'Большая проверка', en: 'Big inspection' },
    touchpoint: 'store',
    policies: {
      method: 'weighted-sections',
      notApplicable: 'exclude',
      unanswered: 'leave-out',
      allowOver100: false,
      passMark: null,
    },
    sections: [...nested, ...alone],
  }
}
