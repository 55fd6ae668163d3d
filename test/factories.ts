import { randomUUID } from 'node:crypto'
import { utcMidnight } from '@/lib/core/calendar'
import { canonicalJson } from '@/lib/core/canonical-json'
import type {
  Answer,
  AnswerValue,
  ChecklistDocument,
  Question,
  ScoringPolicies,
  Section,
} from '@/lib/core/checklist'
import { sha256OfText } from '@/lib/core/fingerprint'
import type { StandardDraft } from '@/lib/core/standard-document'
import { type World, worldNow } from './world'

type QuestionOf<Type extends Question['type']> = Extract<Question, { type: Type }>

const plain = {
  hint: null,
  standardId: null,
  weight: '1',
  required: false,
  allowNotApplicable: false,
  bonus: false,
  critical: null,
  commentRequired: 'never',
  photo: 'no',
} as const

/** A yes/no question of one point, but for what matters. */
export function aQuestion(matters: Partial<QuestionOf<'yes-no'>> = {}): QuestionOf<'yes-no'> {
  const id = matters.id ?? 'q1'
  return {
    ...plain,
    type: 'yes-no',
    id,
    text: { ru: `Вопрос ${id}` },
    yes: '1',
    no: '0',
    ...matters,
  }
}

/** A question of any other type: what the type itself needs must be given. */
export function aQuestionOf<Type extends Question['type']>(
  type: Type,
  matters: Omit<QuestionOf<Type>, keyof typeof plain | 'type' | 'text'> & Partial<QuestionOf<Type>>,
): QuestionOf<Type> {
  return { ...plain, text: { ru: `Вопрос ${matters.id}` }, ...matters, type } as QuestionOf<Type>
}

export function aSection(matters: Partial<Section> = {}): Section {
  const id = matters.id ?? 's1'
  const empty = { weight: '1', passMark: null, questions: [aQuestion()], sections: [] }
  return { id, title: { ru: `Раздел ${id}` }, ...empty, ...matters }
}

/** A shop visit of one section with one yes/no question, but for what matters. */
export function aChecklistDocument(
  matters: Partial<Omit<ChecklistDocument, 'policies'>> & {
    readonly policies?: Partial<ScoringPolicies>
  } = {},
): ChecklistDocument {
  return {
    format: 'etalon.checklist/1',
    title: { ru: 'Посещение магазина', en: 'Store visit' },
    touchpoint: 'store',
    sections: [aSection()],
    ...matters,
    policies: {
      method: 'weighted-sections',
      notApplicable: 'exclude',
      unanswered: 'leave-out',
      allowOver100: false,
      passMark: null,
      ...matters.policies,
    },
  }
}

/** "yes" to q1, but for what matters. */
export function anAnswer(matters: Partial<Answer> = {}): Answer {
  const value: AnswerValue = { kind: 'choice', option: 'yes' }
  const empty = { notApplicable: null, comment: null, attachments: [] }
  return { questionId: 'q1', value, ...empty, answeredAt: worldNow.toISOString(), ...matters }
}

/** A checklist with one published version, as publishing leaves it. */
export async function aPublishedChecklist(
  world: World,
  document: ChecklistDocument = aChecklistDocument(),
): Promise<{ checklistId: string; versionId: string; fingerprint: string }> {
  const text = canonicalJson(document)
  const fingerprint = sha256OfText(text)
  return world.arrange(async (tx, organisationId) => {
    const checklist = await tx.checklist.create({
      // Through JSON: a document is plain, its type says so and Prisma's does not know it.
      data: { organisationId, draft: JSON.parse(text), createdAt: worldNow, updatedAt: worldNow },
      select: { id: true },
    })
    const version = await tx.checklistVersion.create({
      data: {
        organisationId,
        checklistId: checklist.id,
        number: 1,
        document: text,
        fingerprint,
        publishedBy: world.actors.programmeManager.accountId,
        publishedAt: worldNow,
      },
      select: { id: true },
    })
    return { checklistId: checklist.id, versionId: version.id, fingerprint }
  })
}

/** An open campaign of October that names nobody, but for what matters. */
export async function aCampaign(
  world: World,
  matters: { name?: string; namesPeople?: boolean; noticePublishedOn?: string; fee?: string } = {},
): Promise<string> {
  const { noticePublishedOn, ...given } = matters
  const campaign = await world.arrange((tx, organisationId) =>
    tx.campaign.create({
      data: {
        organisationId,
        name: 'Октябрь',
        purpose: 'Узнать, где мы теряем покупателя',
        startsOn: utcMidnight('2026-10-01'),
        endsOn: utcMidnight('2026-10-31'),
        fee: '700.00',
        state: 'open',
        createdBy: world.actors.programmeManager.accountId,
        createdAt: worldNow,
        ...given,
        noticePublishedOn: noticePublishedOn ? utcMidnight(noticePublishedOn) : null,
        noticeText: noticePublishedOn ? 'С октября магазины посещают тайные покупатели.' : null,
      },
      select: { id: true },
    }),
  )
  return campaign.id
}

export interface VisitMatters {
  readonly campaignId?: string
  readonly versionId?: string
  readonly unitId?: string
  readonly personId?: string
  readonly shopperId?: string
  readonly state?: string
  readonly opensAt?: string
  readonly closesAt?: string
  readonly dueAt?: string
}

/**
 * A visit of `shopper` to shopNorth, accepted and open through 25 October, but for what matters.
 * It is only a row: states past "accepted" lack the report, review and score that really lead there.
 */
export async function aVisit(world: World, matters: VisitMatters = {}): Promise<string> {
  const campaignId = matters.campaignId ?? (await aCampaign(world))
  const versionId = matters.versionId ?? (await aPublishedChecklist(world)).versionId
  const visit = await world.arrange((tx, organisationId) =>
    tx.visit.create({
      data: {
        organisationId,
        id: randomUUID(),
        campaignId,
        checklistVersionId: versionId,
        unitId: matters.unitId ?? world.units.shopNorth,
        personId: matters.personId ?? null,
        shopperId: matters.shopperId ?? world.actors.shopper.shopperId,
        scenario: 'Выберите подарок до трёх тысяч и попросите совета.',
        opensAt: new Date(matters.opensAt ?? '2026-10-19T06:00:00Z'),
        closesAt: new Date(matters.closesAt ?? '2026-10-25T18:00:00Z'),
        dueAt: new Date(matters.dueAt ?? '2026-10-26T18:00:00Z'),
        fee: '700.00',
        state: matters.state ?? 'accepted',
        plannedBy: world.actors.programmeManager.accountId,
        createdAt: worldNow,
        acceptedAt: worldNow,
      },
      select: { id: true },
    }),
  )
  return visit.id
}

/** A draft that says the same as the columns of its row. */
export function aStandardDraft(
  matters: Partial<StandardDraft> & Pick<StandardDraft, 'number' | 'text'>,
): StandardDraft {
  return {
    example: {},
    goodPictureId: null,
    badPictureId: null,
    chapterId: null,
    ownerId: null,
    positionIds: [],
    touchpoint: 'store',
    ...matters,
  }
}

/** A standard as a row, drafted and never published. */
export async function aStandardRow(
  world: World,
  matters: Partial<StandardDraft> & Pick<StandardDraft, 'number' | 'text'>,
): Promise<string> {
  const draft = aStandardDraft(matters)
  const { number, text, touchpoint } = draft
  return world.arrange(async (tx, organisationId) => {
    const times = { createdAt: worldNow, updatedAt: worldNow }
    const json = { text: { ...text }, draft: JSON.parse(canonicalJson(draft)) }
    const { id } = await tx.standard.create({
      data: { organisationId, number, touchpoint, ...json, ...times },
      select: { id: true },
    })
    return id
  })
}
