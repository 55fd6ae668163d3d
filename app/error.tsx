'use client'

import { ErrorNotice } from '@/components/ui/error-notice'

export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main>
      <ErrorNotice error={error} retry={retry} />
    </main>
  )
}
