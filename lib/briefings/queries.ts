import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { localizedOf } from '@/lib/checklist-documents/schema'
import { canonicalJson } from '@/lib/core/canonical-json'
import {
  type InstructionTest,
  type TestAnswers,
  testFingerprint,
} from '@/lib/core/instruction-test'
import type { Transaction } from '@/lib/platform/db/database'
import { Prisma } from '@/lib/platform/db/generated/client'
import {
  briefingLimits,
  type CampaignBriefing,
  type RecordingTerms,
  type SaveBriefingInput,
  silentBriefing,
  storedTestSchema,
} from './schema'

const consentSchema = localizedOf(briefingLimits.consent)
const instructionsSchema = localizedOf(briefingLimits.instructions).nullable()

/** What a campaign says; of one that was never briefed, that it says nothing. */
export async function findBriefing(
  tx: Transaction,
  organisationId: OrganisationId,
  campaignId: string,
): Promise<CampaignBriefing> {
  const row = await tx.campaignBriefing.findUnique({
    where: { organisationId_campaignId: { organisationId, campaignId } },
    include: { test: { select: { document: true, fingerprint: true, writtenAt: true } } },
  })
  if (row === null) return silentBriefing
  const { test, purchaseCurrency: currency, purchaseLimit } = row
  return {
    recording: recordingOf(row),
    instructions: instructionsSchema.parse(row.instructions),
    pictureIds: row.pictureIds,
    purchase:
      currency === null
        ? null
        : {
            limitMinor: purchaseLimit === null ? null : Number(purchaseLimit),
            currency,
            receiptAsked: row.receiptAsked,
          },
    placeAsked: row.placeAsked,
    lateAfterMinutes: row.lateAfterMinutes,
    test: test && {
      ...readTest(test.document),
      fingerprint: test.fingerprint,
      writtenAt: test.writtenAt.toISOString(),
    },
  }
}

function recordingOf(row: {
  readonly recordingCountry: string | null
  readonly recordingBasis: string | null
  readonly recordingConsent: unknown
}): RecordingTerms | null {
  const { recordingCountry: country, recordingBasis: basis, recordingConsent } = row
  // All three or none: held by a CHECK.
  if (country === null || basis === null) return null
  return { country, basis, consent: consentSchema.parse(recordingConsent) }
}

function readTest(document: string): InstructionTest {
  return storedTestSchema.parse(JSON.parse(document))
}

/** Whether the campaign of a visit has stated what recording needs. */
export async function isRecordingStated(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
): Promise<boolean> {
  const visits = await tx.visit.count({
    where: {
      organisationId,
      id: visitId,
      campaign: { briefing: { recordingConsent: { not: Prisma.DbNull } } },
    },
  })
  return visits > 0
}

export async function saveBriefingRow(
  tx: Transaction,
  organisationId: OrganisationId,
  {
    campaignId,
    recording,
    instructions,
    purchaseAsked,
    purchaseLimit,
    test,
    ...plain
  }: Omit<SaveBriefingInput, 'basedOn'>,
  by: { readonly changedBy: string; readonly changedAt: Date; readonly currency: string },
): Promise<void> {
  const { currency, ...changed } = by
  const data = {
    ...plain,
    ...changed,
    pictureIds: [...plain.pictureIds],
    recordingCountry: recording?.country ?? null,
    recordingBasis: recording?.basis ?? null,
    recordingConsent: recording === null ? Prisma.DbNull : { ...recording.consent },
    instructions: instructions === null ? Prisma.DbNull : { ...instructions },
    purchaseAsked,
    purchaseLimit: purchaseAsked && purchaseLimit !== null ? BigInt(purchaseLimit) : null,
    purchaseCurrency: purchaseAsked ? currency : null,
    receiptAsked: purchaseAsked && plain.receiptAsked,
    testFingerprint: test && testFingerprint(test),
  }
  await tx.campaignBriefing.upsert({
    where: { organisationId_campaignId: { organisationId, campaignId } },
    create: { organisationId, campaignId, ...data },
    update: data,
    select: { campaignId: true },
  })
}

/** Keeps this wording of a test; the same wording again is the same row. */
export async function insertTestOnce(
  tx: Transaction,
  organisationId: OrganisationId,
  campaignId: string,
  test: InstructionTest,
  by: { readonly writtenBy: string; readonly writtenAt: Date },
): Promise<void> {
  const fingerprint = testFingerprint(test)
  const data = [{ organisationId, campaignId, fingerprint, document: canonicalJson(test), ...by }]
  await tx.briefingTest.createMany({ data, skipDuplicates: true })
}

export async function findTest(
  tx: Transaction,
  organisationId: OrganisationId,
  campaignId: string,
  fingerprint: string,
): Promise<InstructionTest | null> {
  const row = await tx.briefingTest.findUnique({
    where: {
      organisationId_campaignId_fingerprint: { organisationId, campaignId, fingerprint },
    },
    select: { document: true },
  })
  return row && readTest(row.document)
}

export interface KeptAttempt {
  readonly id: string
  readonly campaignId: string
  readonly fingerprint: string
  readonly shopperId: string
  readonly answers: TestAnswers
  readonly rightAnswers: number
  readonly passed: boolean
  readonly takenAt: Date
  readonly receivedAt: Date
}

const attemptColumns = {
  id: true,
  campaignId: true,
  fingerprint: true,
  shopperId: true,
  answers: true,
  rightAnswers: true,
  passed: true,
  takenAt: true,
  receivedAt: true,
} as const

export async function findAttempt(
  tx: Transaction,
  organisationId: OrganisationId,
  id: string,
): Promise<KeptAttempt | null> {
  const row = await tx.briefingAttempt.findUnique({
    where: { organisationId_id: { organisationId, id } },
    select: attemptColumns,
  })
  // Written by the use case from texts alone.
  return row && { ...row, answers: row.answers as TestAnswers }
}

/** Returns false when an attempt of this id is there already; the key decides. */
export async function insertAttemptOnce(
  tx: Transaction,
  organisationId: OrganisationId,
  attempt: KeptAttempt,
): Promise<boolean> {
  const data = [{ organisationId, ...attempt, answers: { ...attempt.answers } }]
  const { count } = await tx.briefingAttempt.createMany({ data, skipDuplicates: true })
  return count === 1
}

/** What a shopper's attempts at the tests of a campaign came to, the earliest first. */
export async function listAttempts(
  tx: Transaction,
  organisationId: OrganisationId,
  campaignId: string,
  shopperId: string,
) {
  return tx.briefingAttempt.findMany({
    where: { organisationId, campaignId, shopperId },
    select: { fingerprint: true, passed: true, takenAt: true, receivedAt: true },
    orderBy: [{ takenAt: 'asc' }, { id: 'asc' }],
  })
}

/** Whether the shopper has a visit of the campaign, in any state. */
export async function hasVisitIn(
  tx: Transaction,
  organisationId: OrganisationId,
  campaignId: string,
  shopperId: string,
): Promise<boolean> {
  const where = { organisationId, campaignId, shopperId }
  return (await tx.visit.findFirst({ where, select: { id: true } })) !== null
}

/** The checklist versions of visits of a campaign that are still to be filled. */
export async function listVersionsToFill(
  tx: Transaction,
  organisationId: OrganisationId,
  campaignId: string,
): Promise<readonly string[]> {
  const rows = await tx.visit.findMany({
    where: {
      organisationId,
      campaignId,
      state: { in: ['planned', 'offered', 'accepted', 'returned'] },
    },
    select: { checklistVersionId: true },
    distinct: ['checklistVersionId'],
  })
  return rows.map((row) => row.checklistVersionId)
}
