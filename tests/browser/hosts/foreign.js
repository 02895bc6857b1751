// The script from wherever the address says, as a page has it from a server of somebody else.
const script = document.createElement("script");
script.type = "module";
script.src = `${new URLSearchParams(location.search).get("from")}embed.js`;
document.head.append(script);
