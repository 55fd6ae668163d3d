import path from 'node:path'
import { projectFolder } from '@/lib/platform/project-folder'
import { serve } from './serve'

// Data of its own, so that trying things out never touches what `npm start` shows.
process.env.ETALON_DATA ??= path.join(projectFolder, 'data', 'dev')
await serve('dev', 'npm run dev')
