import QRCode from 'qrcode'
import 'server-only'
import type { IssuedLink } from '../queries'

/** A slip of paper with which somebody comes in: what is printed on it, ready to be drawn. */
export interface LoginSlip {
  readonly accountId: string
  readonly displayName: string
  readonly loginName: string
  readonly purpose: 'invitation' | 'reset'
  readonly url: string
  /** The last day on which it works, in the organisation's zone. */
  readonly expiresOn: string
  readonly qr: QrDrawing
}

/** The dark squares of a QR code as one path in a square of `size` units. */
export interface QrDrawing {
  readonly size: number
  readonly path: string
}

/** The slip of a link on this server's public address. */
export function loginSlip({ token, ...link }: IssuedLink, publicUrl: string): LoginSlip {
  const url = `${publicUrl}/join/${token}`
  return { ...link, url, qr: drawQr(url) }
}

/** Medium error correction: a crumpled paper can still be read. */
export function drawQr(text: string): QrDrawing {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const { size } = modules
  const rows = Array.from({ length: size }, (_, y) =>
    rowPath(y, size, (x) => modules.get(y, x) > 0),
  )
  return { size, path: rows.join('') }
}

// Neighbouring squares of a row are one rectangle, so that no hairline shows between them.
function rowPath(y: number, size: number, isDark: (x: number) => boolean): string {
  let path = ''
  for (let x = 0; x < size; x++) {
    if (!isDark(x)) continue
    const start = x
    while (x + 1 < size && isDark(x + 1)) x++
    path += `M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`
  }
  return path
}
