"""Prints a session of the official client as docs/assistants.md shows it.

usage: session.py auto PROGRAM DATABASE
"""

import json
import sys

import anyio
from mcp import Client
from mcp.client.stdio import StdioServerParameters

MODE, PROGRAM, DATABASE = sys.argv[1:4]


def show(method, parameters=None):
    print(f"→ {method}" + (f" {json.dumps(parameters, ensure_ascii=False)}" if parameters else ""))


async def call(client, tool, **arguments):
    show(f"tools/call {tool}", arguments)
    answer = await client.call_tool(tool, arguments)
    for line in answer.content[0].text.splitlines():
        print(f"  {line}".rstrip())
    return answer.structured_content


async def main():
    server = StdioServerParameters(command=PROGRAM, args=["mcp", "--db", DATABASE])
    async with Client(server, mode=MODE) as client:
        show("server/discover")
        print(f"  {client.server_info.name}, revision {client.protocol_version}")
        show("tools/list")
        print("  " + ", ".join(tool.name for tool in (await client.list_tools()).tools))
        found = await call(client, "search", query="forankring", kind=["advice"], limit=2)
        show("structuredContent", {key: found["hits"][0][key] for key in ("reference", "source", "line", "match")})
        await call(client, "show", name="rana/advice/1")
        await call(client, "sql", statement="SELECT name, population FROM region_overview ORDER BY population DESC")
        await call(client, "sql", statement="DELETE FROM advice")
        show("resources/read", {"uri": "byregion://passage/rana/advice/2"})
        [contents] = (await client.read_resource("byregion://passage/rana/advice/2")).contents
        for line in contents.text.splitlines():
            print(f"  {line}".rstrip())


anyio.run(main)
