import sharp from 'sharp'
import { randomOf } from '../random'
import { drawScene, type SceneName } from './scenes'

/** A picture of the library of standards: a scene as it should be, or should not. */
export async function drawPicture(scene: SceneName): Promise<Uint8Array<ArrayBuffer>> {
  const { pixels, width, height } = drawScene(scene, randomOf('library', scene))
  const drawn = sharp(pixels, { raw: { width, height, channels: 3 } })
  return new Uint8Array(await drawn.jpeg({ quality: 86 }).toBuffer())
}
