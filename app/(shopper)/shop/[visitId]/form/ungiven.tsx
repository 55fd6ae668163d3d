'use client'

import { type ComponentType, type ReactNode, useEffect, useState } from 'react'

interface Props {
  readonly accountId: string
  readonly children: ReactNode
}

/**
 * In the place of a form that the server does not give. Every form names this file, so it holds
 * nothing; where the rest does not come, "not found" stays.
 */
export function Ungiven(props: Props) {
  const [found, setFound] = useState<{ Form: ComponentType<Props> } | null>(null)
  useEffect(() => {
    import('./ungiven-form').then(
      ({ UngivenForm }) => setFound({ Form: UngivenForm }),
      (error: unknown) => console.warn(error),
    )
  }, [])
  return found ? <found.Form {...props} /> : props.children
}
