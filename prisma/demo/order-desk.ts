import { createHash, randomUUID } from 'node:crypto'
import { storeAttachment } from '@/lib/attachments/use-cases/store-attachment'
import { addDays } from '@/lib/core/calendar'
import type { AnswerValue } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { reportOf } from '@/lib/core/draft-report'
import { sha256OfText } from '@/lib/core/fingerprint'
import { type FrozenAttachment, freezeReport } from '@/lib/core/frozen-report'
import type { MediaType } from '@/lib/core/media-kind'
import { draftAnswerOf } from '@/lib/core/told-answer'
import { emptyDraft } from '@/lib/core/visit-draft'
import { submitEvaluation } from '@/lib/evaluations/use-cases/submit-evaluation'
import { acceptVisit } from '@/lib/visits/use-cases/accept-visit'
import { demoRoles, orderDeskFee } from './cast'
import { emptySheet, flourish, gong } from './pictures/made-files'
import { type Offer, planOffers } from './plan-visits'
import { done } from './steps'
import { hoursLater, momentOf, phoneText } from './story'
import { storeBriefing } from './texts/briefings'
import { orderDeskScenario } from './texts/campaigns'
import type { World } from './world'

/**
 * Two visits with the form that branches: one taken by whoever enters as the shopper, and one whose
 * report, with every kind of answer, waits for review.
 */
export async function planOrderDesk(world: World): Promise<void> {
  const { name } = demoRoles.shopper
  const isDemo = (shopper: World['programmes']['shoppers'][number]) =>
    shopper.actor.displayName === name
  const { shoppers } = world.programmes
  await planAt(world, '103', shoppers.filter(isDemo))
  const others = shoppers.filter((shopper) => !isDemo(shopper))
  for (const offer of await planAt(world, '201', others)) await report(world, offer)
}

async function planAt(world: World, shop: string, shoppers: World['programmes']['shoppers']) {
  const { story, programmes, deps } = world
  const days = { first: story.today, last: addDays(story.today, 9) }
  const offers = await planOffers(world, {
    campaign: 'store',
    checklist: programmes.orderDesk,
    visitsEach: 1,
    days,
    groups: [
      {
        subjects: world.subjects.store.filter(({ key }) => key === shop),
        scenario: orderDeskScenario,
      },
    ],
    shoppers,
    at: momentOf(story, days.first, '07:50'),
    fee: orderDeskFee,
  })
  for (const { visitId, shopper } of offers)
    done(await acceptVisit(shopper.actor, { visitId }, deps))
  return offers
}

const choice = (option: string): AnswerValue => ({ kind: 'choice', option })
const number = (text: string): AnswerValue => ({ kind: 'number', number: text })

const told: Readonly<Record<string, AnswerValue>> = {
  arrived: { kind: 'time', time: '12:40' },
  queue: number('3'),
  waited: number('215'),
  aim: choice('collected'),
  clerk: { kind: 'text', text: 'Вера' },
  manner: number('5'),
  offered: { kind: 'choices', options: ['check', 'bag'] },
  served: number('95'),
  sign: choice('full'),
  clean: choice('full'),
  shelf: choice('partly'),
  full: number('70'),
  door: { kind: 'place', latitude: '54.917316', longitude: '37.416021', accuracy: '14' },
}

async function report({ story, deps }: World, { visitId, shopper, checklist }: Offer) {
  const startedAt = phoneText(hoursLater(story.now, -0.5))
  const files: FrozenAttachment[] = []
  const attach = async (
    questionId: string,
    mediaType: MediaType,
    bytes: Uint8Array<ArrayBuffer>,
    name?: string,
  ) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const id = randomUUID()
    const sent = { attachmentId: id, visitId, questionId, sha256, bytes, mediaType }
    done(await storeAttachment(shopper.actor, sent, deps))
    const facts = { id, questionId, sha256, byteSize: bytes.byteLength, mediaType }
    files.push({ ...facts, takenAt: startedAt, ...(name === undefined ? {} : { name }) })
  }
  await attach('announcement', 'audio/wav', gong())
  await attach('notice', 'application/pdf', emptySheet(), 'Заказ 4417.pdf')
  await attach('signed', 'image/png', await flourish())
  const questions = new Map(allQuestions(checklist.document).map((one) => [one.id, one]))
  const answer = (questionId: string, value: AnswerValue | null, attachments: string[]) => {
    const nothingElse = { notApplicable: null, comment: null, answeredAt: startedAt }
    const question = questions.get(questionId)
    if (question === undefined) throw new Error(`The order desk does not ask "${questionId}"`)
    const given = { questionId, value, attachments, ...nothingElse }
    return [questionId, draftAnswerOf(question, given)] as const
  }
  const { versionId: checklistVersionId, fingerprint } = checklist
  const pinned = { visitId, accountId: shopper.actor.accountId, checklistVersionId, fingerprint }
  const draft = {
    ...emptyDraft({ ...pinned, startedAt }),
    answers: Object.fromEntries([
      ...Object.entries(told).map(([id, value]) => answer(id, value, [])),
      ...files.map(({ id, questionId }) => answer(questionId, null, [id])),
    ]),
    photos: files,
    checkIn: {
      at: startedAt,
      place: { latitude: '54.917316', longitude: '37.416021', accuracy: '14' },
      declined: false,
    },
    leftAt: phoneText(hoursLater(story.now, -0.2)),
    recordingConsent: {
      at: startedAt,
      sha256: sha256OfText(storeBriefing.recording.consent.ru),
      language: 'ru' as const,
    },
  }
  const finishedAt = phoneText(hoursLater(story.now, -0.1))
  const end = { id: randomUUID(), finishedAt, visitedOn: story.today }
  const { text, sha256 } = freezeReport(reportOf(checklist.document, draft, end))
  const input = { bytes: new TextEncoder().encode(text), sha256, phoneNow: story.now }
  done(await submitEvaluation(shopper.actor, input, deps))
}
