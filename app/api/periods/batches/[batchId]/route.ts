import { getTranslations } from 'next-intl/server'
import { route } from '@/lib/platform/routes'
import { writeBatch } from '@/lib/statement-batches/use-cases/write-batch'

/** All statements of a locked month as a ZIP, written while it is being sent. */
export const GET = route<{ batchId: string }>(
  { verb: 'statement:pack' },
  async ({ actor, params, deps }) => {
    const [ru, en] = await Promise.all([
      getTranslations({ locale: 'ru', namespace: 'pay.statement' }),
      getTranslations({ locale: 'en', namespace: 'pay.statement' }),
    ])
    const input = { batchId: params.batchId, say: { ru, en } }
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
