'use client'

import { type ChangeEvent, createContext, type RefCallback, use, useState } from 'react'
import type { DraftAnswer } from '@/lib/core/draft-answer'
import type { AnswerField, FormValues } from './form-values'

type Member = Exclude<keyof DraftAnswer, 'answeredAt' | 'pageTime'>
type Path<M extends Member = Member> = `${AnswerField}.${M}`
type Control = HTMLInputElement | HTMLTextAreaElement

/** What a native control takes; the browser holds its value, nothing is rendered for a keystroke. */
export interface Registered {
  readonly name: string
  readonly ref: RefCallback<Control>
  readonly onChange: (event: ChangeEvent<Control>) => void
}

/**
 * The answers of one form while it is filled in. A change wakes its own question and no other: a
 * form of 120 questions answers a tap like one of three.
 */
export interface AnswerForm {
  register(path: Path, more?: { onChange?: (event: ChangeEvent<Control>) => void }): Registered
  setValue<M extends Member>(path: Path<M>, value: DraftAnswer[M]): void
  valueAt<M extends Member>(path: Path<M>): DraftAnswer[M]
  answerAt(index: number): DraftAnswer
  getValues(): FormValues
  /** Called with the place of every answer that changes. */
  subscribe(listener: (index: number) => void): () => void
}

export function makeAnswerForm(initial: FormValues): AnswerForm {
  const answers = [...initial.answers]
  const listeners = new Set<(index: number) => void>()
  const controls = new Map<string, Set<Control>>()
  const refs = new Map<string, RefCallback<Control>>()

  const answerAt = (index: number): DraftAnswer => {
    const answer = answers[index]
    if (answer === undefined) throw new RangeError(`The form has no answer ${index}`)
    return answer
  }
  const read = (path: Path): unknown => {
    const [index, member] = partsOf(path)
    return answerAt(index)[member]
  }
  const put = (path: Path, value: unknown) => {
    if (Object.is(read(path), value)) return
    const [index, member] = partsOf(path)
    answers[index] = { ...answerAt(index), [member]: value }
    for (const listener of listeners) listener(index)
  }
  /** One function for one path: another one would make React let go of the control each time. */
  const refOf = (path: Path): RefCallback<Control> => {
    const known = refs.get(path)
    if (known) return known
    const made: RefCallback<Control> = (control) => {
      if (control === null) return
      const here = controls.get(path) ?? new Set()
      controls.set(path, here.add(control))
      show(control, read(path))
      return () => void here.delete(control)
    }
    refs.set(path, made)
    return made
  }
  return {
    register: (path, more) => ({
      name: path,
      ref: refOf(path),
      onChange: (event) => {
        put(path, toldBy(event.target, read(path)))
        more?.onChange?.(event)
      },
    }),
    setValue: (path, value) => {
      put(path, value)
      for (const control of controls.get(path) ?? []) show(control, value)
    },
    valueAt: <M extends Member>(path: Path<M>) => {
      const [index, member] = partsOf<M>(path)
      return answerAt(index)[member]
    },
    answerAt,
    getValues: () => ({ answers: [...answers] }),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

function partsOf<M extends Member>(path: Path<M>): readonly [number, M] {
  const [, index, member] = path.split('.')
  return [Number(index), member as M]
}

function show(control: Control, value: unknown): void {
  if (!(control instanceof HTMLInputElement) || !isTicked(control)) {
    const text = String(value)
    if (control.value !== text) control.value = text
  } else if (Array.isArray(value)) control.checked = value.includes(control.value)
  else control.checked = control.type === 'radio' ? control.value === value : value === true
}

/** What the control says now; of several boxes all that are ticked, in the order of the page. */
function toldBy(control: Control, before: unknown): unknown {
  if (!(control instanceof HTMLInputElement) || control.type !== 'checkbox') return control.value
  if (!Array.isArray(before)) return control.checked
  const group = control.closest('fieldset') ?? document
  const boxes = group.querySelectorAll<HTMLInputElement>('input[type="checkbox"]:checked')
  return [...boxes].filter(({ name }) => name === control.name).map(({ value }) => value)
}

function isTicked({ type }: HTMLInputElement): boolean {
  return type === 'radio' || type === 'checkbox'
}

export const AnswerFormContext = createContext<AnswerForm | null>(null)

/** The form around the control. */
export function useAnswers(): AnswerForm {
  const form = use(AnswerFormContext)
  if (form === null) throw new Error('a control of the form stands outside of it')
  return form
}

/** A form that begins with these values; what they become later is the form's own. */
export function useAnswerForm(initial: () => FormValues): AnswerForm {
  const [form] = useState(() => makeAnswerForm(initial()))
  return form
}
