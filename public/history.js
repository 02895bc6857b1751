// What was analysed, kept on this device alone: one store of IndexedDB, {id, title, text, hints, time}.

const STORE = "texts";

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("zubda", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Does something with the store, in one transaction; the result of the request that `work` returns. */
async function inStore(mode, work) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** Keeps an article, {text, hints}; `replaced` is the id of what it was before it was edited, if that is kept. */
export function keep(id, replaced, title, article) {
  const kept = inStore("readwrite", (store) => {
    if (replaced && replaced !== id) store.delete(replaced);
    return store.put({ ...article, id, title, time: Date.now() });
  });
  // A full or forbidden store costs the reader no more than an entry.
  kept.catch(() => {});
}

/** Reads all that is kept; `done` is given it, the newest first, or nothing where it can't be read. */
export function kept(done) {
  const entries = inStore("readonly", (store) => store.getAll());
  entries.then((entries) => done(entries.sort((one, other) => other.time - one.time)), () => done());
}

/** Deletes one text, or all of them where there is no id; `done` is told whether that went well. */
export function forget(id, done) {
  const forgotten = inStore("readwrite", (store) => (id ? store.delete(id) : store.clear()));
  forgotten.then(() => done(true), () => done(false));
}
