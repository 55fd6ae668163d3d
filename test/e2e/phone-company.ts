import { randomUUID } from 'node:crypto'
import { asOrganisationId } from '@/lib/access/actor'
import { addDays, utcMidnight } from '@/lib/core/calendar'
import { canonicalJson } from '@/lib/core/canonical-json'
import type { Question } from '@/lib/core/checklist'
import { sha256OfText } from '@/lib/core/fingerprint'
import { dateIn } from '@/lib/core/zone-clock'
import { insertOrganisation } from '@/lib/organisations/queries'
import { openDatabase, type Transaction } from '@/lib/platform/db/database'
import { hashPassword } from '@/lib/platform/passwords'
import { aChecklistDocument, aQuestion, aQuestionOf, aSection } from '../factories'
import { phoneCast, phoneVisits } from './phone-cast'

const organisationId = asOrganisationId(phoneCast.id)
const timeZone = 'Europe/Moscow'

/** Founds the company of `phone-cast.ts` beside the demo, with its visits taken. */
export async function foundPhoneCompany(databaseUrl: string, now: Date): Promise<void> {
  const db = openDatabase(databaseUrl, 2)
  try {
    const passwordHash = await hashPassword(phoneCast.password)
    await db.asOrganisation(organisationId, (tx) => found(tx, passwordHash, now))
  } finally {
    await db.close()
  }
}

async function found(tx: Transaction, passwordHash: string, now: Date): Promise<void> {
  const { code, name, shopper, otherShopper } = phoneCast
  const fields = { code, name, timeZone, currency: 'RUB', defaultLocale: 'ru' }
  await insertOrganisation(tx, organisationId, fields, now)
  const first = await engage(tx, shopper, passwordHash, now)
  await engage(tx, otherShopper, passwordHash, now)
  const { accountId } = first
  const today = dateIn(now, timeZone)
  const campaign = {
    ...{ organisationId, name: 'Ларьки', purpose: 'Узнать, как встречают', fee: '500.00' },
    startsOn: utcMidnight(addDays(today, -7)),
    endsOn: utcMidnight(addDays(today, 21)),
  }
  const { id: campaignId } = await tx.campaign.create({
    data: { ...campaign, state: 'open', createdBy: accountId, createdAt: now },
    select: { id: true },
  })
  await allowRecording(tx, campaignId, accountId, now)
  for (const [form, places] of Object.entries(phoneVisits)) {
    const questions = form === 'proofs' ? proofs : oneScreen
    const checklistVersionId = await publish(tx, questions, accountId, now)
    for (const place of places) {
      const { id: unitId } = await tx.unit.create({
        data: { organisationId, kind: 'shop', code: place, name: `Ларёк ${place}`, createdAt: now },
        select: { id: true },
      })
      const about = { campaignId, checklistVersionId, unitId, shopperId: first.shopperId }
      const times = {
        opensAt: utcMidnight(addDays(today, -3)),
        closesAt: utcMidnight(addDays(today, 10)),
        dueAt: utcMidnight(addDays(today, 11)),
      }
      const taken = { state: 'accepted', plannedBy: accountId, createdAt: now, acceptedAt: now }
      const data = { organisationId, scenario: 'Спросите о чае.', fee: '500.00', ...about }
      await tx.visit.create({ data: { ...data, ...times, ...taken }, select: { id: true } })
    }
  }
}

async function engage(
  tx: Transaction,
  { label, fullName, email }: typeof phoneCast.shopper | typeof phoneCast.otherShopper,
  passwordHash: string,
  createdAt: Date,
) {
  const person = { label, fullName, phone: '+7 900 000-00-00' }
  const { id: shopperId } = await tx.shopper.create({
    data: { organisationId, ...person, createdAt },
    select: { id: true },
  })
  const { id: accountId } = await tx.account.create({
    data: {
      ...{ organisationId, displayName: fullName, email, shopperId, passwordHash },
      ...{ locale: 'ru', createdAt },
    },
    select: { id: true },
  })
  const given = { organisationId, accountId, kind: 'shopper', createdAt }
  await tx.grant.create({ data: given, select: { id: true } })
  return { shopperId, accountId }
}

/** Without its terms the forms of a campaign take no sound. */
async function allowRecording(tx: Transaction, campaignId: string, changedBy: string, now: Date) {
  const terms = {
    recordingCountry: 'Россия',
    recordingBasis: 'Объявления звучат для всех',
    recordingConsent: { ru: 'Записывайте только объявление в зале.' },
  }
  const about = { organisationId, campaignId, changedBy, changedAt: now }
  await tx.campaignBriefing.create({ data: { ...about, ...terms }, select: { campaignId: true } })
}

/** One question to answer, a text and photos for whoever has them. */
const oneScreen = [
  aQuestion({ id: 'met', text: { ru: 'Вас встретили?' }, required: true }),
  aQuestionOf('text', { id: 'word', text: { ru: 'Что сказали?' } }),
  aQuestionOf('photo', { id: 'shelf', text: { ru: 'Полка' } }),
]

/** What an answer may call for, and what is told other than by a tap. */
const proofs = [
  aQuestion({
    id: 'greeted',
    text: { ru: 'Кассир поздоровался?' },
    required: true,
    allowNotApplicable: true,
  }),
  aQuestion({
    id: 'clean',
    text: { ru: 'Стойка чистая?' },
    required: true,
    commentRequired: 'low',
    photo: 'required-low',
  }),
  aQuestionOf('person', { id: 'who', text: { ru: 'Кто вас обслужил' } }),
  aQuestionOf('audio', { id: 'hall', text: { ru: 'Объявление в зале' } }),
  aQuestionOf('signature', { id: 'signed', text: { ru: 'Подпись: всё записано на месте' } }),
]

/** A checklist of one screen. */
async function publish(
  tx: Transaction,
  questions: readonly Question[],
  publishedBy: string,
  now: Date,
): Promise<string> {
  const section = aSection({ title: { ru: 'У прилавка' }, questions })
  const text = canonicalJson(aChecklistDocument({ sections: [section] }))
  const checklist = await tx.checklist.create({
    data: { organisationId, draft: JSON.parse(text), createdAt: now, updatedAt: now },
    select: { id: true },
  })
  const version = { id: randomUUID(), number: 1, document: text, fingerprint: sha256OfText(text) }
  const about = { organisationId, checklistId: checklist.id, publishedBy, publishedAt: now }
  await tx.checklistVersion.create({ data: { ...version, ...about }, select: { id: true } })
  return version.id
}
