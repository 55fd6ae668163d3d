/** Where the code of each part of the form is that is needed after its questions. */
export const formPartLoaders = {
  finish: async () => (await import('./finish-screen')).FinishScreen,
  remarks: async () => (await import('./remark-list')).RemarkList,
  standardPictures: async () => (await import('./standard-pictures')).StandardPictures,
  placeAsk: async () => (await import('./place-ask')).PlaceAsk,
  popUp: async () => (await import('@/components/ui/pop-up')).PopUp,
  briefing: async () => (await import('../briefing-sheet')).BriefingSheet,
}
