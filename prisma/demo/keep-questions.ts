import type { Deps } from '@/lib/platform/deps'
import { fillBank } from '@/lib/question-bank/use-cases/fill-bank'
import type { Company } from './found-company'
import { done } from './steps'
import { moscow, type Story } from './story'

/** The question bank as somebody has begun it: the sections of all templates. */
export async function keepQuestions(
  { months, anchorMonth }: Story,
  { actors }: Company,
  deps: Deps,
) {
  const now = moscow(`${months[0] ?? anchorMonth}-02`, '16:00')
  done(await fillBank(actors.manager, { language: 'ru' }, { ...deps, now }))
}
