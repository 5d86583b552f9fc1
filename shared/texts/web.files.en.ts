import type { vi } from './web.files.vi.ts';

export const en: Record<keyof typeof vi, string> = {
  attachHint: 'You may send photos (JPG, PNG) or PDFs, at most 20 MB each, several at once.',
  choose: 'Send photos or files',
  addScan: 'Add scans',
  takePhoto: 'Take a photo',
  chooseAgain: 'Choose the file again',
  remove: 'Take away',
  cancel: 'Stop sending',
  sendAgain: 'Send again',
  progressOf: 'Sending {name}',

  queued: 'Waiting for its turn',
  reading: 'Getting ready…',
  sending: 'Sending: {percent}%',
  pausing: 'The connection is broken. It goes on by itself when it is back; you need not press anything.',
  checking: 'Sent. The file is being checked; you may go on.',
  clean: 'Sent, in order',
  refused: 'Cannot be used',
  stopped: 'Not sent yet',
  lost: 'The page was closed before this file was sent. Please choose the file again.',

  noAnswer:
    'Tried several times, and the network did not take it. Find a better connection, then press “Send again”.',
  notAsSaid: 'The file changed while it was being sent. Take it away and choose it again.',
  unreadable: 'This device can no longer read the file. Take it away and choose it again.',
  signedOut: 'Your session has ended. Sign in again and choose this file again; what was sent is kept.',

  tooLargePhoto:
    '{name}: the photo is over 20 MB and this device cannot make it smaller. Take it again at a smaller size.',
  tooLarge:
    '{name}: the file has {size}, more than 20 MB. Scan it again at “medium” or 200 dpi, or split it into several files.',
  empty: '{name}: there is nothing in this file. Open it on your device, save it, then choose it again.',
  wrongType:
    '{name}: files of this type are not taken. Send a JPG or PNG photo or a PDF; save a text document as PDF.',
  heic: '{name}: HEIC photos of an iPhone are not taken. Under Settings, Camera, Formats choose “Most Compatible” and take it again, or press “Take a photo” on the telephone itself.',
  alreadyThere: '{name}: this file is in the list already.',
  tooMany: 'At most {n} files for each paper. Please put the pages into one PDF.',

  photosTitle: 'Make photos smaller, to send them faster?',
  photosLead:
    'Photos are turned upright and made smaller; the writing stays readable. Your own photo stays as it is.',
  photosWorking: 'Making photos smaller…',
  photoSizes: '{name}: {before} becomes {after}',
  photosSmall: 'Make smaller and send ({size})',
  photosAsTheyAre: 'Send as they are ({size})',
  photosNone: 'Do not send',
  photosAlways: 'Make later photos smaller too, without asking',
  photosAlwaysOn: 'Large photos are made smaller before they are sent.',
  photosAlwaysOff: 'Ask me again from now on',

  givenTitle: 'You sent this paper before',
  givenLine: '{name}, sent on {date}',
  givenUntil: 'may be used until {date}',
  useAgain: 'Use it again, nothing to send',

  filesOfPaper: 'Files sent',
  open: 'Open',
  openAgainHint: 'The way to a file is open for a minute; press again afterwards.',
  fileClean: 'Checked, may be opened',
  fileChecking: 'Being checked, not to be opened yet',
  fileCheckingWhy: 'A file can be opened only after it was checked. Please reload the page in some minutes.',
  fileRefused: 'Cannot be used or opened',
  reused: 'A paper given before, used again',
  refusedTitle: 'Files that cannot be used',
  refusedToReasons: 'Put into the supplement request',
  refusedWords: 'File “{name}”: {sentence}',

  filesSent: '{n} files',
};
