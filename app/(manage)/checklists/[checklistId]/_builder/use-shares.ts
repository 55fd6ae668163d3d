'use client'

import { useMemo } from 'react'
import { type SectionShares, sectionShares } from '../../_document/section-shares'
import { useBuilder } from './builder-context'

export function useShares(): SectionShares {
  const { document } = useBuilder()
  return useMemo(() => sectionShares(document), [document])
}
