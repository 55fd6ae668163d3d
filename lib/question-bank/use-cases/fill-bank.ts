import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { standardsOf, withStandards } from '@/lib/checklists/formats/checklist-file'
import { templateFile } from '@/lib/checklists/formats/templates'
import { templateNames } from '@/lib/checklists/schema'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { listStandardsByNumbers } from '@/lib/standards/queries'
import { countBankItems, holdBank, insertBankItems, type NewBankItem } from '../queries'
import { bankLimits, type FillBank } from '../schema'
import { withOwnNames } from './add-bank-items'

export type BankFilled =
  | { readonly ok: true; readonly items: number }
  /** There is something in it already: what people kept is not buried under templates. */
  | { readonly ok: false; readonly reason: 'not-empty' }

/**
 * Fills an empty bank with the sections of all templates, each tagged with the name of its template.
 * A question keeps its standard where the organisation has one of that number.
 */
export async function fillBank(
  actor: Actor,
  { language }: FillBank,
  { db, now }: Deps,
): Promise<BankFilled> {
  authoriseVerb(actor, 'question-bank:change')
  return db.asActor(actor, async (tx) => {
    const { organisationId, accountId } = actor
    await holdBank(tx, organisationId)
    if ((await countBankItems(tx, organisationId)) > 0) return { ok: false, reason: 'not-empty' }
    const items = await templateItems(tx, actor, language)
    await insertBankItems(tx, organisationId, items, accountId, now)
    const subject = { subjectKind: 'question-bank-item', subjectId: null }
    const details = { items: items.length }
    await recordAudit(tx, actor, { action: 'question-bank.filled', ...subject, details }, now)
    return { ok: true, items: items.length }
  })
}

async function templateItems(
  tx: Transaction,
  { organisationId }: Actor,
  language: FillBank['language'],
): Promise<readonly NewBankItem[]> {
  const files = templateNames.map(templateFile)
  const numbers = [...new Set(files.flatMap(({ checklist }) => standardsOf(checklist)))]
  const known = await listStandardsByNumbers(tx, organisationId, numbers)
  const idOf = new Map(known.map(({ id, number }) => [number, id]))
  const standards = new Set(known.map(({ id }) => id))
  return files.flatMap(({ checklist }) => {
    const { sections, touchpoint, title } = withStandards(
      checklist,
      (number) => idOf.get(number) ?? null,
    )
    const tags = [title[language] ?? ''].filter((tag) => tag !== '')
    return sections.map((section): NewBankItem => {
      const own = withOwnNames(
        { questions: [], sections: [section] },
        { standards, pictures: new Set() },
      )
      return {
        parts: { questions: own.questions, sections: own.sections },
        tags: tags.map((tag) => tag.slice(0, bankLimits.tag)),
        touchpoint,
      }
    })
  })
}
