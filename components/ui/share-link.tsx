'use client'

import { useState } from 'react'
import { Button, type ButtonShape } from './button'
import { useToast } from './toast'

/**
 * Hands an address of this product to another programme of the phone; where that is not offered it is
 * copied, and where that is refused it is shown. The address alone: no name, no text.
 */
export function ShareLink({
  path,
  words,
  ...shape
}: ButtonShape & {
  path: string
  words: { share: string; copied: string; copyByHand: string }
}) {
  const toast = useToast()
  const [shown, setShown] = useState<string | null>(null)

  async function share() {
    const url = new URL(path, window.location.origin).href
    if (typeof navigator.share === 'function') {
      const outcome = await navigator.share({ url }).then(
        () => 'done',
        (error: unknown) => (error instanceof DOMException ? error.name : 'failed'),
      )
      if (outcome === 'done' || outcome === 'AbortError') return
    }
    const isCopied = await copy(url)
    if (isCopied) toast.show({ title: words.copied })
    else setShown(url)
  }

  return (
    <>
      <Button {...shape} onClick={() => void share()}>
        {words.share}
      </Button>
      {shown === null ? null : (
        <p role="status" className="col-span-full text-13 text-ink-2">
          {words.copyByHand} <span className="break-all select-all text-ink">{shown}</span>
        </p>
      )}
    </>
  )
}

/** Without https a browser has no clipboard at all. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
