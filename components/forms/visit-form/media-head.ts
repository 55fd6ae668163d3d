import { mediaHeadBytes } from '@/lib/core/media-kind'
import { stepsToTracks } from '@/lib/core/mp4-boxes'

/**
 * What tells a file's kind, without reading the whole of it: its first bytes. The tracks of an MP4
 * that stand behind its sound are put right behind its first box, as they might have stood.
 */
export async function mediaHead(file: Blob): Promise<Uint8Array> {
  const read = async (start: number, end: number) =>
    new Uint8Array(await file.slice(start, end).arrayBuffer())
  const head = await read(0, mediaHeadBytes)
  if (String.fromCharCode(...head.subarray(4, 8)) !== 'ftyp') return head
  const steps = stepsToTracks(file.size)
  let step = steps.next()
  while (!step.done) step = steps.next(await read(step.value.start, step.value.end))
  const tracks = step.value
  if (tracks === null || tracks.end <= head.length) return head
  const first = new DataView(head.buffer).getUint32(0)
  const parts = [head.subarray(0, first), await read(tracks.start, tracks.end)]
  return new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer())
}
