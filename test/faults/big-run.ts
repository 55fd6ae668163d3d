import { createHash, randomUUID } from 'node:crypto'
import sharp from 'sharp'
import type { Actor } from '@/lib/access/actor'
import { aPublishedChecklist, aVisit } from '../factories'
import { type World, worldNow } from '../world'
import { type Counted, countAgainstLedger } from './count'
import { httpLine } from './http-line'
import { aPhone, type Finished, type Phone, type PhonePhoto, type PhoneVisit } from './phone'
import { startFaultProxy } from './proxy'
import { randomFault, seededRandom } from './random-fault'

export interface BigRunOptions {
  readonly submissions: number
  readonly photosEach: number
  readonly phones: number
  readonly seed: number
  /** Of connections that meet a fault; 0.3: three of ten. */
  readonly share: number
  /** The port of a server that may be alive. */
  readonly target: () => number
  /** Told of every connection, by number: whoever kills servers does it here. */
  readonly onConnection: (connection: number, random: () => number) => void
}

export interface BigRunOutcome extends Counted {
  readonly connections: number
  readonly rounds: number
}

const patienceMs = 2_000
/** What a phone freezes before it sends; a longer queue only makes the phone's store slower. */
const wave = 25

/**
 * Phones with the product's own store, queue and courier finish visits and send them over a line that
 * is bad in every way; in the end the server is counted against what the phones had finished.
 */
export async function runUnderFaults(world: World, options: BigRunOptions): Promise<BigRunOutcome> {
  const random = seededRandom(options.seed)
  const proxy = await startFaultProxy({
    target: options.target,
    fault: (connection) => {
      options.onConnection(connection, random)
      return randomFault(random, options.share)
    },
  })
  const form = await aPublishedChecklist(world)
  const pictures = await basePictures()
  const ledger: Finished[] = []
  let rounds = 0
  const each = Math.ceil(options.submissions / options.phones)
  const work = async () => {
    const actor = await aShopperOf(world)
    const line = httpLine({
      port: () => proxy.port,
      cookie: await world.cookieOf(actor),
      origin: world.environment.url,
      patienceMs,
    })
    const phone = aPhone(actor.accountId, line, [50, 200])
    for (let done = 0; done < each; done += wave) {
      const count = Math.min(wave, each - done)
      ledger.push(...(await finishSome(world, phone, { actor, form, pictures, count, options })))
      rounds += await sendAll(phone)
    }
    return (await phone.receipts()).length
  }
  try {
    const received = await Promise.all(Array.from({ length: options.phones }, work))
    const receipts = received.reduce((sum, count) => sum + count, 0)
    const counted = await patiently(() => countAgainstLedger(world, ledger))
    if (receipts !== ledger.length) throw new Error(`${receipts} receipts for ${ledger.length}`)
    return { ...counted, connections: proxy.connections, rounds }
  } finally {
    await proxy.close()
  }
}

/** Rounds of the queue until nothing waits. */
async function sendAll(phone: Phone): Promise<number> {
  for (let round = 1; round <= 2_000; round += 1) {
    await phone.send()
    const waiting = await phone.waiting()
    if (waiting.length === 0) return round
    // A server that is being started again is not asked a thousand times a second.
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const reasons = (await phone.waiting()).map(({ lastTry }) => JSON.stringify(lastTry))
  throw new Error(`the queue never became empty: ${reasons.join(' ')}`)
}

interface Some {
  readonly actor: Actor
  readonly form: Omit<PhoneVisit, 'visitId'>
  readonly pictures: readonly Buffer[]
  readonly count: number
  readonly options: BigRunOptions
}

async function finishSome(world: World, phone: Phone, some: Some): Promise<readonly Finished[]> {
  const { actor, form, count, options, pictures } = some
  const campaignId = await patiently(() => campaignOf(world))
  const finished: Finished[] = []
  for (let n = 0; n < count; n += 1) {
    const shopperId = actor.shopperId ?? ''
    const visitId = await patiently(() =>
      aVisit(world, { versionId: form.versionId, campaignId, shopperId }),
    )
    const photos = Array.from({ length: options.photosEach }, (_, photo) =>
      aPicture(pictures[(n * options.photosEach + photo) % pictures.length]),
    )
    finished.push(await phone.finish({ ...form, visitId }, photos))
  }
  return finished
}

/** Arranging and counting go past the bad line, but the database may be recovering from a blow. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (tries === 60) throw error
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
}

const campaigns = new WeakMap<World, Promise<string>>()

function campaignOf(world: World): Promise<string> {
  const known = campaigns.get(world)
  if (known) return known
  const made = import('../factories').then(({ aCampaign }) => aCampaign(world))
  campaigns.set(world, made)
  return made
}

/** A photo like no other: a picture is not changed by what stands behind its end. */
function aPicture(base: Buffer | undefined): PhonePhoto {
  const bytes = new Uint8Array(Buffer.concat([base ?? Buffer.alloc(0), Buffer.from(randomUUID())]))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { id: randomUUID(), sha256, bytes, name: 'image.jpg' }
}

/** Nineteen small ones, and one that goes in pieces. */
async function basePictures(): Promise<readonly Buffer[]> {
  const size = { width: 48, height: 48 }
  const small = await sharp({ create: { ...size, channels: 3, background: '#7a1f3d' } })
    .jpeg()
    .toBuffer()
  const large = await sharp({
    create: {
      width: 1000,
      height: 1000,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .jpeg({ quality: 97 })
    .toBuffer()
  return [...Array.from({ length: 19 }, () => small), large]
}

/** One more shopper with an account and a phone of his own. */
export async function aShopperOf(world: World): Promise<Actor> {
  const accountId = await world.arrange(async (tx, organisationId) => {
    const label = randomUUID().slice(0, 8)
    const shopper = await tx.shopper.create({
      data: {
        organisationId,
        label,
        fullName: `Покупатель ${label}`,
        phone: '+7 900 000-00-00',
        createdAt: worldNow,
      },
      select: { id: true },
    })
    const account = await tx.account.create({
      data: {
        organisationId,
        displayName: label,
        email: `${label}@romashka.example`,
        shopperId: shopper.id,
        createdAt: worldNow,
      },
      select: { id: true },
    })
    const grant = { organisationId, accountId: account.id, kind: 'shopper', createdAt: worldNow }
    await tx.grant.create({ data: grant, select: { id: true } })
    return account.id
  })
  return world.actorNow({ ...world.actors.shopper, accountId })
}
