'use client'

import dynamic from 'next/dynamic'

export const LaterOfficeShell = dynamic(async () => (await import('./office-shell')).OfficeShell)
