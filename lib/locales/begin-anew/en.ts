/** The words for deleting stored data that cannot be opened. */
export const beginAnew = {
  begin: 'Delete this data and begin anew',
  title: 'Delete the data that cannot be opened?',
  lines: [
    'Connections with their access keys, the log, the settings of companies and the copies of records are deleted from this computer. Your preferences stay.',
    'Commands that have not been sent yet are lost. Of those on their way, the platform is asked what became of them once you have connected it again; none is sent a second time.',
    'Nothing is changed on the platforms or in QuickBooks: the records are read anew.',
  ],
  confirm: 'Delete and begin anew',
};

export type BeginAnewWords = typeof beginAnew;
