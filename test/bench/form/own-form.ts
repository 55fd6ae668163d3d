import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from '@/lib/core/canonical-json'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { sha256OfText } from '@/lib/core/fingerprint'
import { openDatabase } from '@/lib/platform/db/database'
import { findSignInCandidates } from '@/lib/sessions/queries'
import { demoPassword, demoRoles, spareOfferFees } from '@/prisma/demo/cast'
import { sessionCookie } from '../../session-cookie'

const listSchema = z.object({ visits: z.array(z.object({ id: z.guid(), fee: z.string() })) })

/** Visits of the demo's shopper with these forms: their ids, in that order. */
export async function visitsWithForms(
  url: string,
  databaseUrl: string,
  documents: readonly ChecklistDocument[],
): Promise<{ cookie: string; visitIds: readonly string[] }> {
  const cookie = await sessionCookie(url, demoRoles.shopper.email, demoPassword)
  const answer = await fetch(`${url}/api/v1/visits`, { headers: { cookie } })
  const { visits } = listSchema.parse(await answer.json())
  const like = visits.find(({ fee }) => fee === spareOfferFees[0])
  if (like === undefined) throw new Error('the demo has no visit to spare')
  const db = openDatabase(databaseUrl, 2)
  try {
    const found = await db.withoutOrganisation((tx) =>
      findSignInCandidates(tx, demoRoles.shopper.email),
    )
    const [account] = found
    if (account === undefined) throw new Error('the demo has no shopper')
    const { organisationId } = account
    const visitIds: string[] = []
    for (const document of documents) {
      const text = canonicalJson(document)
      const now = new Date()
      visitIds.push(
        await db.asOrganisation(organisationId, async (tx) => {
          const where = { organisationId, id: like.id }
          const { id: _, ...visit } = await tx.visit.findFirstOrThrow({ where })
          const checklist = await tx.checklist.create({
            data: { organisationId, draft: JSON.parse(text), createdAt: now, updatedAt: now },
          })
          const version = await tx.checklistVersion.create({
            data: {
              organisationId,
              checklistId: checklist.id,
              number: 1,
              document: text,
              fingerprint: sha256OfText(text),
              publishedBy: visit.plannedBy,
              publishedAt: now,
            },
          })
          const taken = { state: 'accepted', acceptedAt: now }
          const own = { ...visit, ...taken, id: randomUUID(), checklistVersionId: version.id }
          return (await tx.visit.create({ data: own })).id
        }),
      )
    }
    return { cookie, visitIds }
  } finally {
    await db.close()
  }
}
