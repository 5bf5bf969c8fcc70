"""The part of the hub's configuration that is about a language model."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from shared.messages import Name
from shared.settings import Section


class Provider(Section, frozen=True, kw_only=True):
    """A server that runs a language model."""

    kind: Annotated[
        Literal["ollama", "openai"], Meta(description="Ollama, or any server with OpenAI's API (llama.cpp, vLLM, …).")
    ] = "ollama"
    url: Annotated[
        str, Meta(description="Such as http://127.0.0.1:11434 (Ollama) or http://127.0.0.1:8080/v1 (OpenAI's API).")
    ] = "http://127.0.0.1:11434"
    model: Annotated[str, Meta(description="The model's name there, such as qwen3:4b.")] = ""
    api_key: Annotated[str, Meta(description="Key, where the server wants one; better as `!secret model_key`.")] = ""


class McpServer(Section, frozen=True, kw_only=True):
    """A server of further tools (Model Context Protocol)."""

    command: Annotated[tuple[str, ...], Meta(description="Program and arguments of a server to be started here.")] = ()
    environment: Annotated[dict[str, str], Meta(description="Environment variables that the program needs.")] = {}
    url: Annotated[str, Meta(description="Address of a server that runs elsewhere, such as http://nas:8000/mcp.")] = ""
    tools: Annotated[tuple[str, ...], Meta(description="Names of the tools that may be used; no other is.")] = ()
    timeout_ms: Annotated[int, Meta(ge=100, le=60_000, description="Wait for a result.")] = 5000
    longest: Annotated[int, Meta(ge=100, le=20_000, description="Characters of a result that are kept.")] = 2000


class LanguageModel(Section, frozen=True, kw_only=True):
    """What nothing else understands goes to a language model. Without providers there is none."""

    enabled: Annotated[bool, Meta(description="Ask the language model at all.")] = True
    providers: Annotated[
        dict[Name, Provider],
        Meta(
            description="Servers, tried in this order.",
            examples=[{"desktop": {"url": "http://192.0.2.20:11434", "model": "qwen3:4b"}}],
        ),
    ] = {}
    instructions: Annotated[
        str, Meta(description="Said to the model beside what it always gets, such as how it shall speak.")
    ] = ""
    keep_alive: Annotated[str, Meta(description="Ollama keeps the model loaded for so long; -1: for ever.")] = "30m"
    window: Annotated[
        int, Meta(ge=1024, le=131_072, description="Tokens of prompt and answer together; more needs more memory.")
    ] = 4096
    longest: Annotated[int, Meta(ge=16, le=4096, description="Tokens of one answer.")] = 300
    devices: Annotated[int, Meta(ge=1, le=64, description="Devices that the model is told of in one request.")] = 16
    rounds: Annotated[int, Meta(ge=1, le=16, description="Times that the model may use tools before it answers.")] = 4
    first_token_ms: Annotated[int, Meta(ge=500, le=120_000, description="Wait for the first word.")] = 12_000
    idle_ms: Annotated[int, Meta(ge=500, le=60_000, description="Wait for the next word.")] = 5000
    acknowledge_ms: Annotated[
        int, Meta(ge=100, le=10_000, description="A tool that takes longer is announced: one moment.")
    ] = 700
    mcp: Annotated[
        dict[Name, McpServer],
        Meta(
            description="Servers of further tools.",
            examples=[{"weather": {"command": ["weather-mcp"], "tools": ["get_forecast"]}}],
        ),
    ] = {}
