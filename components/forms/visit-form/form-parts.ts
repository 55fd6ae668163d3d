import { laterPart } from './later-part'

/** Parts of the form that are needed after its questions; fetched when these have come to rest. */
export const formParts = {
  finish: laterPart(async () => (await import('./finish-screen')).FinishScreen),
  remarks: laterPart(async () => (await import('./remark-list')).RemarkList),
  standardPictures: laterPart(async () => (await import('./standard-pictures')).StandardPictures),
  placeAsk: laterPart(async () => (await import('./place-ask')).PlaceAsk),
  popUp: laterPart(async () => (await import('@/components/ui/pop-up')).PopUp),
  briefing: laterPart(async () => (await import('../briefing-sheet')).BriefingSheet),
}
