/**
 * A company of its own for what loses a shopper's work: a form of one screen, a visit for each cause,
 * and nobody else in it.
 */
export const phoneCast = {
  id: '5b0a9c1e-77d4-4f0e-9a53-2f6a0d3c8e11',
  code: 'remeslo',
  name: 'Ремесло',
  password: 'metro-kitten-sunrise',
  shopper: { label: '№ 1', fullName: 'Карим Юсупов', email: 'shopper@remeslo.example' },
  otherShopper: { label: '№ 2', fullName: 'Вера Лыкова', email: 'shopper2@remeslo.example' },
} as const

/**
 * The places of the visits, all the shopper's: of a form, of the one that takes its place, and of one that
 * asks for proof of every kind.
 */
export const phoneVisits = {
  first: [
    'worker',
    'killed',
    'month',
    'edited',
    'answered',
    'missing',
    'store',
    'wiped',
    'form-a',
    'form-b',
    'cleared',
    'neighbour',
    'withdrawn',
    'full',
    'closed',
    'called-off',
    ...Array.from({ length: 10 }, (_, place) => `queue-${place}`),
  ],
  second: ['retired'],
  proofs: ['recorded', 'proved'],
} as const
