/** Whether this page shows somebody's shared theme, which is looked at and not changed. */

const match = /\/t\/([A-Za-z0-9_-]{8,})\/?$/.exec(location.pathname);

/** The name of the shared theme in the address of the page; null where there is none. */
export const fromShared = () => match?.[1] ?? null;

/** Whether the page is part of another. */
export const isEmbedded = () => new URLSearchParams(location.search).get("embed") === "1";
