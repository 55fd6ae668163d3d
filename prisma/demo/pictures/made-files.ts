import sharp from 'sharp'

/** Two seconds of a gong, as a WAV file of 8 kHz: what an announcement begins with. */
export function gong(): Uint8Array<ArrayBuffer> {
  const rate = 8000
  const samples = Array.from({ length: rate * 2 }, (_, place) => {
    const seconds = place / rate
    const tone = Math.sin(2 * Math.PI * 440 * seconds) + Math.sin(2 * Math.PI * 554 * seconds)
    return Math.round(127.5 + 45 * tone * Math.exp(-2 * seconds))
  })
  const head = Buffer.alloc(44)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(36 + samples.length, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(samples.length, 40)
  return new Uint8Array(Buffer.concat([head, Buffer.from(samples)]))
}

/** The smallest document that a reader opens: one empty sheet. */
export function emptySheet(): Uint8Array<ArrayBuffer> {
  const parts = [
    '%PDF-1.4',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 298 420]>>endobj',
    'trailer<</Root 1 0 R>>',
    '%%EOF',
  ]
  return new Uint8Array(Buffer.from(`${parts.join('\n')}\n`, 'latin1'))
}

/** A flourish on white paper. */
export async function flourish(): Promise<Uint8Array<ArrayBuffer>> {
  const [width, height] = [480, 180]
  const pixels = Buffer.alloc(width * height, 255)
  for (let step = 0; step < 4000; step += 1) {
    const t = step / 4000
    const x = Math.round(60 + 340 * t + 26 * Math.sin(26 * t))
    const y = Math.round(90 + 46 * Math.cos(26 * t) * (1 - 0.6 * t))
    for (const [right, down] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ] as const)
      pixels[(y + down) * width + x + right] = 40
  }
  const sheet = sharp(pixels, { raw: { width, height, channels: 1 } })
  return new Uint8Array(await sheet.png().toBuffer())
}
