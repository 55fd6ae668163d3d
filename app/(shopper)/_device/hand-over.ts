/** Hands a file to the phone: to share, or to its downloads. @throws AbortError where it was not wanted */
export async function handOver(bytes: BlobPart, name: string, type: string): Promise<void> {
  const file = new File([bytes], name, { type })
  const isPhone = window.matchMedia('(pointer: coarse)').matches
  if (isPhone && navigator.canShare?.({ files: [file] })) {
    await navigator.share({ files: [file] })
    return
  }
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser reads it after this task.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
