import sharp from 'sharp'
import { type Random, randomOf } from '../random'
import { drawScene, type SceneName } from './scenes'

const drawingsOfScene = 4

/** What a question of the store visit or of the sales call wants to see. */
const sceneOf: Readonly<Record<string, SceneName>> = {
  'entrance-clean': 'entrance',
  'hall-photo': 'hall',
  tags: 'shelf',
  reach: 'aisle',
  floor: 'aisle',
  light: 'hall',
  'price-match': 'shelf',
  receipt: 'receipt',
  'facts-true': 'screen',
  correct: 'screen',
}

/**
 * Takes photos: a few drawings of each scene, every one cut, lit and turned anew, so that no two
 * photos of the company are the same picture.
 */
export function camera() {
  const drawings = new Map<string, ReturnType<typeof drawScene>>()
  const drawingOf = (scene: SceneName, index: number) => {
    const key = `${scene} ${index}`
    const drawing = drawings.get(key) ?? drawScene(scene, randomOf('scene', key))
    drawings.set(key, drawing)
    return drawing
  }
  return async (questionId: string, random: Random): Promise<Uint8Array<ArrayBuffer>> => {
    const scene = sceneOf[questionId]
    if (scene === undefined) throw new RangeError(`Nothing to photograph at ${questionId}`)
    const { pixels, width, height } = drawingOf(scene, random.between(1, drawingsOfScene))
    const cut = { width: Math.round(width * 0.9), height: Math.round(height * 0.9) }
    const bytes = await sharp(pixels, { raw: { width, height, channels: 3 } })
      .extract({
        ...cut,
        left: random.between(0, width - cut.width),
        top: random.between(0, height - cut.height),
      })
      .linear(
        [1, 1, 1].map(() => 0.94 + 0.1 * random.fraction()),
        [1, 1, 1].map(() => random.between(-6, 6)),
      )
      .jpeg({ quality: 80 })
      .toBuffer()
    return new Uint8Array(bytes)
  }
}
