import { getTranslations } from 'next-intl/server'
import { formatFor } from '@/lib/platform/i18n/bound-format'
import { isLocale } from '@/lib/platform/i18n/locales'
import { route } from '@/lib/platform/routes'
import { readPaidVisits } from '@/lib/reports/use-cases/read-paid-visits'
import { visitCauses } from '@/lib/results/formats/visit-causes'
import { type WriteBatch, writeBatch } from '@/lib/statement-batches/use-cases/write-batch'

/**
 * All statements of a locked month as a ZIP, written while it is being sent; with `?language=` all in
 * that one, otherwise each in the language of its person.
 */
export const GET = route<{ batchId: string }>(
  { verb: 'statement:pack' },
  async ({ actor, params, request, deps }) => {
    const [ru, en] = await Promise.all([
      getTranslations({ locale: 'ru', namespace: 'pay.statement' }),
      getTranslations({ locale: 'en', namespace: 'pay.statement' }),
    ])
    const reports = {
      ru: await getTranslations({ locale: 'ru', namespace: 'results.report' }),
      en: await getTranslations({ locale: 'en', namespace: 'results.report' }),
    }
    const causesOf: WriteBatch['causesOf'] = async (statement, locale) => {
      const telling = { say: reports[locale], format: formatFor(locale) }
      const visits = await readPaidVisits(actor, statement, deps)
      return visits.map((visit) => visitCauses(visit, telling))
    }
    const named = new URL(request.url).searchParams.get('language')
    const language = isLocale(named) ? named : null
    const input = { batchId: params.batchId, language, say: { ru, en }, causesOf }
    const { fileName, bytes } = await writeBatch(actor, input, deps)
    return new Response(streamOf(bytes), {
      headers: {
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="${fileName}"`,
        'Cache-Control': 'private, no-store',
      },
    })
  },
)

/** Asked for as it is sent; whoever gives up stops the writing. */
function streamOf(bytes: AsyncGenerator<Uint8Array, void, void>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const next = await bytes.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      await bytes.return()
    },
  })
}
