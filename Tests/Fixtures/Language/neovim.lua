-- Neovim, headless, attached to a real file: what it shows of `cahier lsp` goes to standard output as JSON.
local function wait(condition, what)
  if not vim.wait(180000, condition, 20) then
    io.stderr:write("waited in vain for " .. what .. "\n")
    vim.cmd("cquit 3")
  end
end

local function request(method, params)
  local results = vim.lsp.buf_request_sync(0, method, params, 180000)
  for _, answer in pairs(results or {}) do
    if answer.error then error(answer.error.message) end
    return answer.result
  end
end

local function cursor(pattern)
  vim.fn.cursor(1, 1)
  assert(vim.fn.search(pattern, "cW") > 0, "nothing is like " .. pattern)
end

local function main()
  vim.cmd("edit " .. vim.env.NOTEBOOK)
  local id = vim.lsp.start_client({ name = "cahier", cmd = { vim.env.CAHIER, "lsp" }, root_dir = vim.fn.getcwd() })
  vim.lsp.buf_attach_client(0, id)
  wait(function() return #vim.diagnostic.get(0) == 1 end, "the mistake")

  local found = {}
  local mistake = vim.diagnostic.get(0)[1]
  found.mistake = { line = mistake.lnum, column = mistake.col, message = mistake.message }

  -- The quick fix, applied as Neovim applies it.
  local params = vim.lsp.util.make_given_range_params({ mistake.lnum + 1, mistake.col }, { mistake.lnum + 1, mistake.col + 1 })
  params.context = { diagnostics = {} }
  local actions = request("textDocument/codeAction", params)
  found.fix = actions[1].title
  local encoding = vim.lsp.get_client_by_id(id).offset_encoding
  vim.lsp.util.apply_workspace_edit(actions[1].edit, encoding)
  wait(function() return #vim.diagnostic.get(0) == 0 end, "the mistake to go")

  -- Completion through 'omnifunc', typed into the buffer.
  vim.fn.cursor(vim.fn.line("$"), 1)
  vim.api.nvim_buf_set_lines(0, -1, -1, true, { "```{disp" })
  vim.fn.cursor(vim.fn.line("$"), 9)
  local items = request("textDocument/completion", vim.lsp.util.make_position_params())
  found.completion = vim.tbl_map(function(item) return item.label end, items.items)
  vim.api.nvim_buf_set_lines(0, -2, -1, true, {})

  cursor("iterations")
  found.hover = request("textDocument/hover", vim.lsp.util.make_position_params()).contents.value

  cursor("train\\.cost")
  vim.lsp.buf.definition()
  wait(function() return vim.fn.getline("."):find("minimize train") ~= nil end, "the definition")
  found.definition = vim.fn.getline(".")

  vim.lsp.buf.rename("fit")
  wait(function() return vim.fn.search("{fit.cost", "nw") > 0 end, "the new name")
  found.renamed = vim.fn.search("minimize fit", "nw") > 0

  local lenses = request("textDocument/codeLens", { textDocument = vim.lsp.util.make_text_document_params() })
  found.lens = lenses[1].command.title

  found.symbols = vim.tbl_map(
    function(symbol) return symbol.name end,
    request("textDocument/documentSymbol", { textDocument = vim.lsp.util.make_text_document_params() }))

  io.stdout:write(vim.json.encode(found))
  vim.lsp.stop_client(id)
  wait(function() return vim.lsp.client_is_stopped(id) end, "the server to end")
  vim.cmd("qall!")
end

local ok, message = xpcall(main, debug.traceback)
if not ok then
  io.stderr:write(message .. "\n")
  vim.cmd("cquit 2")
end
