import type { PayrollFormat } from '@/lib/periods/use-cases/export-payroll'

export type PayrollFile =
  | { ok: true; blob: Blob; name: string }
  /** `characters`: those that the format cannot hold. */
  | { ok: false; reason: string | null; characters: string }

/** Asks for the payroll file; what comes back is kept as a file or told. */
export async function fetchPayroll(periodId: string, format: PayrollFormat): Promise<PayrollFile> {
  const nothing = { ok: false, reason: null, characters: '' } as const
  try {
    const address = `/api/periods/${periodId}/payroll?format=${format}`
    const response = await fetch(address, { method: 'POST' })
    if (response.ok) {
      const named = response.headers.get('Content-Disposition')?.match(/filename="([^"]+)"/)
      return { ok: true, blob: await response.blob(), name: named?.[1] ?? 'payroll' }
    }
    const refusal: { reason?: unknown; characters?: unknown } = await response.json()
    const reason = typeof refusal.reason === 'string' ? refusal.reason : null
    return { ...nothing, reason, characters: named(refusal.characters) }
  } catch {
    return nothing
  }
}

function named(characters: unknown): string {
  if (!Array.isArray(characters)) return ''
  return characters.map((one: { character?: unknown }) => `«${String(one.character)}»`).join(', ')
}

/** Hands a file to the browser. */
export function saveFile(blob: Blob, name: string) {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
