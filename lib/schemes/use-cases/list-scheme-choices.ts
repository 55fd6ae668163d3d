import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { listCurrentVersions, listVersionsOutOfUse } from '@/lib/checklist-versions/queries'
import type { Localized } from '@/lib/core/checklist'
import type { Metric } from '@/lib/core/metric'
import { listMetrics } from '@/lib/metrics/queries'
import { listPositions } from '@/lib/people/queries'
import type { Deps } from '@/lib/platform/deps'
import { listStandards } from '@/lib/standards/queries'
import { listUnits } from '@/lib/units/queries'

/** What a scheme may name: whom it pays, where, and by which scores. */
export interface SchemeChoices {
  readonly positions: readonly { readonly id: string; readonly name: string }[]
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly checklists: readonly ChecklistChoice[]
  readonly standards: readonly {
    readonly id: string
    readonly number: string
    readonly text: Localized
  }[]
  readonly metrics: readonly Metric[]
}

export interface ChecklistChoice {
  readonly id: string
  readonly title: Localized
  /** Out of use: schemes that read it keep it, others are not to begin with it. */
  readonly isRetired: boolean
  readonly sections: readonly { readonly id: string; readonly title: Localized }[]
}

export async function listSchemeChoices(
  actor: Actor,
  { db }: Pick<Deps, 'db'>,
): Promise<SchemeChoices> {
  authoriseVerb(actor, 'scheme:read')
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const inUse = await listCurrentVersions(tx, organisationId)
    const outOfUse = await listVersionsOutOfUse(tx, organisationId)
    const choiceOf = ({ checklistId, document }: (typeof inUse)[number], isRetired: boolean) => ({
      id: checklistId,
      title: document.title,
      isRetired,
      sections: document.sections.map(({ id, title }) => ({ id, title })),
    })
    const units = await listUnits(tx, organisationId)
    const standards = await listStandards(tx, organisationId)
    return {
      positions: await listPositions(tx, organisationId),
      units: units.map(({ id, name }) => ({ id, name })),
      checklists: [
        ...inUse.map((version) => choiceOf(version, false)),
        ...outOfUse.map((version) => choiceOf(version, true)),
      ],
      metrics: await listMetrics(tx, organisationId),
      standards: standards.map(({ id, number, text }) => ({ id, number, text })),
    }
  })
}
