"""The language server: what an editor tells it, and what it answers. All that takes time is done in one other thread."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

from qingwen import __version__
from qingwen.configuration.settings import CommandLine
from qingwen.server.actions import FIX_ALL, QUICK, actions, with_all_fixed
from qingwen.server.analysis import Analysis, Analyst, Opened, broken_file, file_of, uri_of, wanted
from qingwen.server.client_text import ClientText
from qingwen.server.hover import hover
from qingwen.text.piece_cache import forget
from qingwen.translation import adopt

T = TypeVar("T")
log = logging.getLogger("qingwen")

QUIET = 0.001  # seconds without an edit before a text is looked at: what has arrived already is taken in first
SLOW = 0.1  # seconds that a look takes at a text of some 300 kB; from there on it waits for a pause in the typing:
SHARE, LONGEST = 0.25, 0.5  # a share of that time, and at most this
# What changes what is found: configurations with what they name, and pictures that come and go.
WATCHED = ("**/*.toml", "**/.qingwen-baseline.json", "**/*.{png,jpg,jpeg,gif,webp,svg,avif,PNG,JPG,JPEG}")


class Protocol(LanguageServerProtocol):
    """pygls's own, but for the texts: its lines end at U+2028 and other places where an editor's do not."""

    _server: Server

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A message of JSON; a request that is none of the protocol's is answered, since its client waits."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=error.to_response_error())
            raise

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        self._server.opened(params.text_document)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        self._server.changed(params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        self._server.closed(params.text_document.uri)

    def publish(self, uri: str, version: int | None, diagnostics: list[dict[str, Any]]) -> None:
        """Sends a document's diagnostics, which are JSON already."""
        known = {} if version is None else {"version": version}
        params = {"uri": uri, "diagnostics": diagnostics, **known}
        method = types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS
        self._send_data({"jsonrpc": self.VERSION, "method": method, "params": params})


class _Text:
    """An open document. `number` grows with each change; `analysis`: the last, made of number `seen`."""

    def __init__(self, opened: Opened) -> None:
        self.now = opened
        self.number, self.seen = 1, 0
        self.analysis: Analysis | None = None
        self.due = 0.0
        self.task: asyncio.Future[None] | None = None


class Server(LanguageServer):
    """One client's server; `line`: the options of the command."""

    protocol: Protocol

    def __init__(self, line: CommandLine) -> None:
        super().__init__("qingwen", __version__, protocol_cls=Protocol)
        self.texts: dict[str, _Text] = {}
        self._analyst = Analyst(line)
        self._worker = ThreadPoolExecutor(1, "analyst")
        self._broken: dict[str, tuple[str, int, str]] = {}  # document → its configuration's URI, line, what is wrong
        _register(self)

    def report_server_error(self, error: Exception, source: Any) -> None:
        """On standard error: a person who types can do nothing about a message that the editor got wrong."""
        log.error("%s: %s", type(error).__name__, error)

    def opened(self, item: types.TextDocumentItem) -> None:
        if not wanted(item.uri, item.language_id):
            return
        text = ClientText("", self.workspace.position_encoding).changed((0, 0), (0, 0), item.text)  # type: ignore[arg-type]
        known = self.texts.get(item.uri)
        if known and known.task:
            known.task.cancel()
        self.texts[item.uri] = _Text(Opened(item.uri, item.language_id, item.version, text, self._folder(item.uri)))
        self.look(self.texts[item.uri], 0)

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        one = self.texts.get(params.text_document.uri)
        if one is None:
            return
        text = one.now.text
        for change in params.content_changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = change.range.start, change.range.end
                text = text.changed((start.line, start.character), (end.line, end.character), change.text)
            else:
                text = ClientText("", text.encoding).changed((0, 0), (0, 0), change.text)
        one.now = one.now._replace(text=text, version=params.text_document.version)
        one.number += 1
        took = one.analysis.seconds if one.analysis else 0
        self.look(one, QUIET if took < SLOW else min(LONGEST, SHARE * took))

    def closed(self, uri: str) -> None:
        one = self.texts.pop(uri, None)
        if one is None:
            return
        if one.task:
            one.task.cancel()
        if not self.texts:
            forget()
        self._tell_broken(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def look_again(self) -> None:
        """At all texts: something beside them has changed."""
        for one in self.texts.values():
            one.number += 1
            self.look(one, 0)

    def look(self, one: _Text, wait: float) -> None:
        """Has a text looked at when nobody has changed it for some seconds."""
        one.due = asyncio.get_running_loop().time() + wait
        if one.task is None or one.task.done():
            one.task = asyncio.ensure_future(self._look(one))

    async def _look(self, one: _Text) -> None:
        loop = asyncio.get_running_loop()
        while one.seen != one.number:
            while (left := one.due - loop.time()) > 0:
                await asyncio.sleep(left)
            await self.analysed(one)

    async def analysed(self, one: _Text) -> Analysis:
        """The analysis of a text as it is now; where it has changed meanwhile, of what it was, which nobody is told."""
        if one.analysis and one.seen == one.number:
            return one.analysis
        number = one.number
        analysis = await self.at_work(self._analyst.analyse, one.now)
        if one.number == number and one.seen != number and self.texts.get(one.now.uri) is one:
            one.analysis, one.seen = analysis, number
            self._tell(analysis)
        return analysis

    async def at_work(self, work: Callable[..., T], *arguments: Any) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._worker, work, *arguments)

    def _tell(self, analysis: Analysis) -> None:
        one = analysis.opened
        if analysis.error:
            log.warning("%s", analysis.error)
        self._tell_broken(one.uri, analysis)
        if len(analysis.findings) > len(analysis.diagnostics):
            log.warning(
                "%s: only %d of %d findings are sent", one.uri, len(analysis.diagnostics), len(analysis.findings)
            )
        self.protocol.publish(one.uri, one.version, analysis.diagnostics)

    def _tell_broken(self, uri: str, analysis: Analysis | None) -> None:
        """A configuration that cannot be used: said once, and shown in its file until it is mended."""
        broken = None
        if analysis and analysis.error and (file := broken_file(analysis.error)[0]) and file != analysis.opened.file:
            broken = uri_of(file), broken_file(analysis.error)[1], str(analysis.error)
        before = self._broken.pop(uri, None)
        told = set(self._broken.values()) | ({before} if before else set())
        if broken:
            self._broken[uri] = broken
            if broken not in told:
                self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"qingwen: {broken[2]}"))
        for place in {one[0] for one in (before, broken) if one and before != broken}:
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(place, [_of_configuration(one) for one in self._wrong(place)])
            )

    def _wrong(self, place: str) -> Iterator[tuple[str, int, str]]:
        return (one for one in dict.fromkeys(self._broken.values()) if one[0] == place)

    def _folder(self, uri: str) -> str:
        """The innermost folder of the workspace that holds a document."""
        file = file_of(uri) or ""
        roots = [folder.uri for folder in self.workspace.folders.values()] or [self.workspace.root_uri or ""]
        folders = [folder for root in roots if (folder := file_of(root)) and file.startswith(folder.rstrip("/\\"))]
        return max(folders, key=len, default="")


def _of_configuration(broken: tuple[str, int, str]) -> types.Diagnostic:
    span = types.Range(types.Position(broken[1], 0), types.Position(broken[1] + 1, 0))
    return types.Diagnostic(span, broken[2], severity=types.DiagnosticSeverity.Error, source="qingwen")


def _register(server: Server) -> None:
    """The requests and notifications that it listens to."""

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        if params.locale:
            adopt(params.locale)

    @server.feature(types.INITIALIZED)
    def initialized(params: types.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        watched = workspace and workspace.did_change_watched_files
        if not (watched and watched.dynamic_registration):
            return
        watchers = [types.FileSystemWatcher(glob) for glob in WATCHED]
        registration = types.Registration(
            "watched",
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
            types.DidChangeWatchedFilesRegistrationOptions(watchers),
        )
        server.client_register_capability(types.RegistrationParams([registration]))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched_files(params: types.DidChangeWatchedFilesParams) -> None:
        server.look_again()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configuration(params: types.DidChangeConfigurationParams) -> None:
        server.look_again()

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        server.look_again()  # another text may name what was saved, and the client may watch no files

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        one = server.texts.get(params.text_document.uri)
        if one is None:
            return None
        text = server.client_capabilities.text_document
        formats = text.hover.content_format if text and text.hover else None
        markdown = not formats or types.MarkupKind.Markdown in formats
        return await server.at_work(hover, await server.analysed(one), params.position, markdown)

    options = types.CodeActionOptions(code_action_kinds=[QUICK, FIX_ALL], resolve_provider=True)

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        one = server.texts.get(params.text_document.uri)
        if one is None:
            return []
        text = server.client_capabilities.text_document
        resolves = text.code_action.resolve_support if text and text.code_action else None
        later = bool(resolves and "edit" in resolves.properties)
        return await server.at_work(actions, await server.analysed(one), params.range, params.context.only, later)

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def resolved(params: types.CodeAction) -> types.CodeAction:
        uri = params.data.get("uri") if isinstance(params.data, dict) else None
        one = server.texts.get(uri) if isinstance(uri, str) else None
        if one is None or params.edit:
            return params
        return await server.at_work(with_all_fixed, params, await server.analysed(one))
