import Wording

extension Language {
  /// What is said about data files, and why they can't be read, in Japanese.
  static let japaneseFileWords: [String: String] = [
    // MARK: FilePart
    "the file header": "ファイルのヘッダー",
    "a variable": "変数",
    "the tag of a variable": "変数のタグ",
    "a compressed variable": "圧縮された変数",
    "the flags of an array": "配列のフラグ",
    "the dimensions of an array": "配列の次元",
    "the name of a variable": "変数の名前",
    "the values of an array": "配列の値",
    "the header of a variable": "変数のヘッダー",
    "the description of an array": "配列の記述",
    "a gzip stream": "gzip ストリーム",
    "the end of a ZIP archive": "ZIP アーカイブの末尾",
    "the directory of a ZIP archive": "ZIP アーカイブの目録",
    "the header of a file in a ZIP archive": "ZIP アーカイブ内のファイルのヘッダー",
    "a file in a ZIP archive": "ZIP アーカイブ内のファイル",

    // MARK: FileNouns
    "{1} (byte {2})": "{1}（{2} バイト目）",
    "{1} (byte {2} of what inflates from byte {3})": "{1}（{3} バイト目から展開した {2} バイト目）",
    "line {1}, column {2}": "{1} 行 {2} 列",
    "line {1}, column {2} ({3})": "{1} 行 {2} 列（{3}）",
    "{1} byte|{1} bytes": "{1} バイト",
    "{1} number|{1} numbers": "{1} 個の数",
    "a {1} array": "{1} の配列",
    "an {1} array": "{1} 型の配列",
    "complex numbers": "複素数",
    "a sparse matrix": "疎行列",
    "a cell array": "セル配列",
    "a structure": "構造体",
    "an object": "オブジェクト",
    "a function handle": "関数ハンドル",
    "text": "文字列",
    "Python objects": "Python のオブジェクト",
    "dates or times": "日付または時刻",
    "long doubles": "long double の数",

    // MARK: FileFindings
    "an empty file": "空のファイル",
    "the bytes {1} where a MATLAB file names its byte order": "MATLAB ファイルがバイト順を示す場所にバイト {1}",
    "version {1} in the header of a MATLAB file": "MATLAB ファイルのヘッダーにバージョン {1}",
    "only {1} of {2}": "{2}が {1} だけ",
    "{1} too many after {2}": "{2}の後に余分な {1}",
    "type {1} in {2}": "{2}に型 {1}",
    "a length of {1} in {2}": "{2}に長さ {1}",
    "{1} in {2}": "{2}に{1}",
    "an array of {1} in {2}": "{2}に {1} の配列",
    "{1} in the {2} array {3}": "{2} の配列 {3} に {1}",
    "the integer {1} in {2}": "{2} に整数 {1}",
    "version {1} in the header of an NPY file": "NPY ファイルのヘッダーにバージョン {1}",
    "numbers of a Cray in {1}": "{1}に Cray の数",
    "numbers of a VAX in {1}": "{1}に VAX の数",
    "unknown bytes at the beginning of {1}": "{1}の先頭に未知のバイト",
    "“{1}” in {2}": "{2}に「{1}」",
    "a contradiction in {1}": "{1}に矛盾",
    "the encrypted file {1}": "暗号化されたファイル {1}",
    "compression method {1} for {2}": "{2} の圧縮方式 {1}",
    "more than {1} MiB in {2}": "{2}に {1} MiB を超えるデータ",
    "nothing in {1}": "{1}が空",
    "“{1}” in {2}, which may be a fraction or thousands": "{2}に、小数とも桁区切りともとれる「{1}」",
    "a column without a name (column {1}) beside others with names": "名前のある列の間に名前のない列（第 {1} 列）",
    "{1} field in line {2}|{1} fields in line {2}": "{2} 行に {1} 個の欄",
    "a quotation mark without its partner in {1}": "{1}に閉じられていない引用符",
    "text after the closing quotation mark in {1}": "{1}に閉じ引用符の後の文字",
    "a line of names and nothing below it": "名前の行だけで、その下が空",
    "two variables named {1}": "{1} という名前の変数が 2 つ",
    "no variable at all": "変数なし",
    "the variable {1}": "変数 {1}",
    "the variables {1}": "変数 {1}",
    "the name {1}": "名前 {1}",
    "more numbers in {1} than a {2} file can hold": "{1} に {2} ファイルに収まらない数",
    "more numbers in {1} than an {2} file can hold": "{1} に {2} 形式のファイルに収まらない数",

    // MARK: DamageWords
    "damage ({1})": "破損（{1}）",
    "a wrong checksum": "誤ったチェックサム",
    "no end after {1}": "{1} の後に終わりがないデータ",
    "an end after {1}": "{1} での終わり",
    "more bytes than it promises": "予告より多いバイト",
    "{1} after the end of the stream": "ストリームの終わりの後に {1}",
    "a promise of {1} from {2}": "{2} から {1} という予告",
    "a deflated stream": "圧縮ストリーム",
    "the end of the stream": "ストリームの終わり",
    "the one that fits its content": "内容に合うもの",
    "nothing after it": "その後に何もないこと",
    "at most 1032 from each": "1 つにつき 1032 以下",

    // MARK: FileExpectations
    "a {1} file": "{1} のファイル",
    "the end there": "そこでの終わり",
    "14 (an array) or 15 (a compressed array)": "14（配列）または 15（圧縮された配列）",
    "6 (flags), and in them a class from 1 to 17": "6（フラグ）とその中に 1 から 17 のクラス",
    "5 (integers of 32 bits), or integers of another size": "5（32 ビット整数）または他の大きさの整数",
    "1 (text)": "1（文字列）",
    "numbers": "数",
    "8, 9, 11, 12, 13 or 14": "8、9、11、12、13 または 14",
    "decimal digits MOPT with M up to 4, O zero, P up to 5, T up to 2":
      "M が 4 以下、O が 0、P が 5 以下、T が 2 以下の十進数字 MOPT",
    "another": "別のもの",
    "one that fits what is there": "実際の内容に合うもの",
    "as many numbers as the file has bytes for": "ファイルのバイト数に見合う個数の数",
    "the {1} of its dimensions": "次元どおりの {1}",
    "whole numbers from {1} to {2}": "{1} から {2} までの整数",
    "a value of the type {1}": "{1} 型の値",
    "integers up to 2⁵³, which are exact in double precision": "倍精度で正確な 2⁵³ までの整数",
    "version 1, 2 or 3": "バージョン 1、2 または 3",
    "numbers as IEEE 754 defines them": "IEEE 754 の数",
    "the bytes that {1} begins with": "{1}の先頭のバイト",
    "descr, fortran_order and shape, as numpy writes them": "numpy が書く descr、fortran_order、shape",
    "the same everywhere": "どこでも同じ内容",
    "one that is not encrypted": "暗号化されていないもの",
    "0 (stored) or 8 (deflated)": "0（無圧縮）または 8（Deflate）",
    "less": "それ以下",
    "a number": "数",
    "a finite number": "有限の数",
    "a decimal point, as in lines above": "上の行と同じ小数点",
    "a decimal comma, as in lines above": "上の行と同じ小数コンマ",
    "numbers with a decimal point": "小数点を使った数",
    "one that numbers the rows": "行番号の列",
    "{1}, one for each name in the first line": "{1}（最初の行の名前ごとに 1 つ）",
    "{1}, as in the first line": "最初の行と同じ {1}",
    "another at the end of the field": "欄の終わりにもう 1 つ",
    "the end of the field": "欄の終わり",
    "each name once": "名前ごとに 1 つ",
    "just one": "1 つだけ",
    "a variable named {1}": "{1} という名前の変数",
    "a full array of real numbers": "実数の密な配列",
    "a letter, and then letters, digits and underscores, 63 in all": "英字で始まり、英字・数字・下線が続く 63 文字までの名前",
    "a name that a file can have": "ファイルに付けられる名前",
    "fewer": "それより少ない数",

    // MARK: FileAdvice
    "the file was cut short: copy or download it again": "ファイルが途中で切れています：もう一度コピーまたはダウンロードしてください",
    "save it again with save('FILE.mat', '-v7')": "もう一度 save('FILE.mat', '-v7') で保存してください",
    "save it again with numpy.save": "もう一度 numpy.save で保存してください",
    "save it again on a modern computer": "現在の計算機で保存し直してください",
    "unpack the archive and pack it again without a password": "アーカイブを展開し、パスワードなしで作り直してください",
    "save it again with numpy.savez or numpy.savez_compressed":
      "もう一度 numpy.savez か numpy.savez_compressed で保存してください",
    "take a part of it": "一部を使ってください",
    "fill it in, or leave the line out (in pandas, dropna() does)": "値を埋めるか、行を除いてください（pandas では dropna()）",
    "write all numbers with a decimal point, and none with thousands set apart": "すべての数を小数点で、桁区切りなしで書いてください",
    "give it a name, or write the table without it: index=False in pandas, row.names = FALSE in R":
      "名前を付けるか、その列を除いて表を書き出してください：pandas では index=False、R では row.names = FALSE",
    "give every line as many fields as the first": "どの行にも最初の行と同じ数の欄を設けてください",
    "write numbers with a decimal point, or give each column a name": "数を小数点で書くか、各列に名前を付けてください",
    "if the first column has the names of the rows, write the table without it: index=False in pandas, row.names = FALSE in R":
      "最初の列が行の名前であれば、それを除いて表を書き出してください：pandas では index=False、R では row.names = FALSE",
    "close each quotation mark, and double those inside a field": "引用符を必ず閉じ、欄の中の引用符は二重にしてください",
    "write the rows as well: the table was empty when it was saved, as df.shape in pandas and dim(x) in R would show":
      "行も書き出してください：保存時に表が空でした。pandas の df.shape、R の dim(x) で確かめられます",
    "take another file": "別のファイルを使ってください",
    "name the one that is wanted": "必要なものを指定してください",
    "give it another name": "別の名前を付けてください",
    "save it in another format": "別の形式で保存してください",
    "the file is damaged: copy or download it again, or save it again":
      "ファイルが壊れています：もう一度コピー、ダウンロード、または保存してください",
    "the file is damaged, or the program that wrote it is wrong": "ファイルが壊れているか、書き出したプログラムに誤りがあります",
    "save {1} as double if the last digits do not matter": "末尾の桁が重要でなければ、{1} を double で保存してください",
    "save the file again with each variable once": "各変数を 1 つだけにしてファイルを保存し直してください",
    "name one that is there": "ファイルにあるものを指定してください",
    "correct the formula in the sheet, or leave the line out": "シートの式を直すか、行を除いてください",
    "fill it in, or leave the line out: dropna() in pandas, na.omit() in R":
      "値を埋めるか、行を除いてください：pandas では dropna()、R では na.omit()",
    "write a number that double precision holds, or leave the line out: in pandas, replace([numpy.inf, -numpy.inf], numpy.nan).dropna()":
      "倍精度で表せる数を書くか、行を除いてください：pandas では replace([numpy.inf, -numpy.inf], numpy.nan).dropna()",
    "write 1 and 0: astype(int) in pandas, + 0 in R": "1 と 0 で書いてください：pandas では astype(int)、R では + 0",
    "write numbers with a decimal point, and none with thousands set apart": "数は小数点で、桁区切りなしで書いてください",
    "only numbers are read, below one line of names at most": "読めるのは数だけで、名前の行は先頭の 1 行までです",
    "only numbers are read: number the values (in pandas, factorize() does), or leave the column out":
      "読めるのは数だけです：値に番号を付けるか（pandas では factorize()）、列を除いてください",
    "write shares as plain numbers: in Excel, format the column as General; in pandas, str.rstrip('%').astype(float) / 100; in R, as.numeric(sub('%', '', x)) / 100":
      "割合はただの数で書いてください：Excel では列の書式を標準に、pandas では str.rstrip('%').astype(float) / 100、R では as.numeric(sub('%', '', x)) / 100",
    "write amounts as plain numbers: in Excel, format the column as General; in pandas, str.replace('[^0-9.-]', '', regex=True).astype(float); in R, as.numeric(gsub('[^0-9.-]', '', x))":
      "金額はただの数で書いてください：Excel では列の書式を標準に、pandas では str.replace('[^0-9.-]', '', regex=True).astype(float)、R では as.numeric(gsub('[^0-9.-]', '', x))",
    "leave the column out, or write dates as numbers: in Excel, format the column as General; in pandas, pd.to_datetime(x).map(pd.Timestamp.toordinal); in R, as.numeric(as.Date(x))":
      "列を除くか、日付を数で書いてください：Excel では列の書式を標準に、pandas では pd.to_datetime(x).map(pd.Timestamp.toordinal)、R では as.numeric(as.Date(x))",
    "leave the column out, or write times as numbers: in Excel, format the column as General; in pandas, pd.to_timedelta(x).dt.total_seconds()":
      "列を除くか、時刻を数で書いてください：Excel では列の書式を標準に、pandas では pd.to_timedelta(x).dt.total_seconds()",
    "write the real parts, or the magnitudes: numpy.savetxt('FILE.csv', X.real) or abs(X), real(X) or abs(X) in MATLAB and Octave, Re(X) or Mod(X) in R":
      "実部か絶対値を書いてください：numpy.savetxt('FILE.csv', X.real) または abs(X)、MATLAB と Octave では real(X) または abs(X)、R では Re(X) または Mod(X)",
    "in MATLAB, {1} = full({1}) makes it one": "MATLAB では {1} = full({1}) で密な配列になります",
    "save the real parts of {1}, or their magnitudes, as a separate variable":
      "変数 {1} の実部か絶対値を別の変数として保存してください",
    "in MATLAB, cell2mat({1}) makes it one if its cells are numbers":
      "セルが数であれば、MATLAB では cell2mat({1}) で配列になります",
    "save the field that is wanted as a separate variable": "必要なフィールドを別の変数として保存してください",
    "they are kept as a pickle, which can run any program and is never read: give the array a numeric dtype":
      "任意のプログラムを実行しうる pickle で保存されており、読み込みません：配列に数値の dtype を与えてください",
    "save {1}.astype('float64')": "代わりに {1}.astype('float64') を保存してください",
    "save it as numbers ({1}.astype(float) in numpy, str2num({1}) in MATLAB), or name another variable":
      "数として保存するか（numpy では {1}.astype(float)、MATLAB では str2num({1})）、別の変数を指定してください",
    "name another variable": "別の変数を指定してください",

    // MARK: ContentWords
    "a MATLAB 7.3 file, which is HDF5": "HDF5 である MATLAB 7.3 のファイル",
    "an HDF5 file": "HDF5 のファイル",
    "a {1} image": "{1} 画像",
    "a PDF document": "PDF 文書",
    "a ZIP archive": "ZIP アーカイブ",
    "a gzip-compressed file": "gzip で圧縮されたファイル",
    "a {1} archive": "{1} アーカイブ",
    "a file that {1} compressed": "{1} で圧縮されたファイル",
    "a workbook or another office document": "ワークブックなどのオフィス文書",
    "a Python pickle": "Python の pickle",
    "a file of PyTorch, which is a Python pickle": "Python の pickle である PyTorch のファイル",
    "a file of R's own objects": "R 独自のオブジェクトのファイル",
    "a file in Octave's own format": "Octave 独自の形式のファイル",
    "samples in the format of LIBSVM": "LIBSVM 形式のサンプル",
    "a table in Weka's format ARFF": "Weka の ARFF 形式の表",
    "a pointer of Git LFS, which stands for the file": "ファイルの代わりの Git LFS ポインター",
    "a pointer of git-annex, which stands for the file": "ファイルの代わりの git-annex ポインター",
    "a web page": "ウェブページ",
    "a text in XML that begins with “{1}”": "「{1}」で始まる XML の文章",
    "a text in JSON that begins with “{1}”": "「{1}」で始まる JSON の文章",
    "a text in UTF-16": "UTF-16 の文章",
    "a text with nothing in it": "中身のない文章",
    "a text that is no table and begins with “{1}”": "「{1}」で始まる、表ではない文章",
    "a file that begins with the bytes {1}": "バイト {1} で始まるファイル",

    // MARK: ContentAdvice
    "in MATLAB, save it with save('FILE.mat', '-v7')": "MATLAB で save('FILE.mat', '-v7') として保存してください",
    "it was compressed twice: decompress it once, with gunzip": "2 回圧縮されています：gunzip で 1 回展開してください",
    "unpack it, and name the file in it that is wanted": "展開し、中の必要なファイルを指定してください",
    "decompress it with {1} -d": "コマンド {1} -d で展開してください",
    "in Python, pandas reads it, and to_csv('FILE.csv', index=False) writes a table":
      "Python では pandas で読み、to_csv('FILE.csv', index=False) で表を書き出せます",
    "save the sheet as CSV": "シートを CSV で保存してください",
    "a pickle can run any program and is never read: numpy.save writes an array":
      "pickle は任意のプログラムを実行しうるため読み込みません：numpy.save で配列を書き出せます",
    "in R, write.csv(x, 'FILE.csv', row.names = FALSE) writes a table":
      "R では write.csv(x, 'FILE.csv', row.names = FALSE) で表を書き出せます",
    "in Octave, save it with save -7 FILE.mat": "Octave で save -7 FILE.mat として保存してください",
    "in Python, sklearn.datasets.load_svmlight_file reads it, and numpy.savez writes its arrays":
      "Python では sklearn.datasets.load_svmlight_file で読み、numpy.savez で配列を書き出せます",
    "in Python, scipy.io.arff.loadarff reads it, and numpy.savetxt writes a table":
      "Python では scipy.io.arff.loadarff で読み、numpy.savetxt で表を書き出せます",
    "fetch the file itself with git lfs pull": "ファイル本体を git lfs pull で取得してください",
    "fetch the file itself with git annex get": "ファイル本体を git annex get で取得してください",
    "the address leads to a page about the file: download the file itself":
      "そのアドレスはファイルを紹介するページです：ファイル本体をダウンロードしてください",
    "if a server's error message was downloaded in place of the file, download it again":
      "ファイルの代わりにサーバーのエラーをダウンロードしたのであれば、もう一度ダウンロードしてください",
    "only numbers are read: number labels that are words (in pandas, factorize() does); if a message was downloaded in place of the file, download it again":
      "読めるのは数だけです：ラベルが文字列なら番号を付けてください（pandas では factorize()）。ファイルの代わりにメッセージをダウンロードしたのであれば、もう一度ダウンロードしてください",
    "save it as UTF-8": "UTF-8 で保存してください",
    "in Python, numpy.savez or scipy.io.savemat writes one; in MATLAB, save('FILE.mat', '-v7')":
      "Python では numpy.savez か scipy.io.savemat、MATLAB では save('FILE.mat', '-v7') で書き出せます",

    // MARK: PNGWords
    "found an image of {1}×{2} pixels, expected at least one pixel": "{1}×{2} 画素の画像です。1 画素以上が必要です",
    "found a PNG image of {1}×{2} pixels, expected at most {3}; make it smaller":
      "{1}×{2} 画素の PNG 画像です。{3} 画素以下に縮小してください",
    "found a PNG image of {1}×{2} pixels, expected no more than its bytes can hold; copy it again or save it again":
      "{1}×{2} 画素の PNG 画像ですが、バイト数が足りません。もう一度コピーまたは保存してください",
    "found a file that is not a PNG image, expected one; convert the image to PNG":
      "PNG 画像ではないファイルです。画像を PNG に変換してください",
    "found a damaged PNG image ({1}); copy it again or save it again": "壊れた PNG 画像です（{1}）。もう一度コピーまたは保存してください",

    // MARK: FileAccessWords
    "there is no file `{1}`": "ファイル `{1}` がありません",
    "`{1}` is a link to `{2}`, and nothing is there": "`{1}` は `{2}` へのリンクですが、そこには何もありません",
    "`{1}` is a folder, a file was expected": "`{1}` はフォルダーです。ファイルが必要です",
    "`{1}` is not a regular file": "`{1}` は通常のファイルではありません",
    "there is no permission to read the file `{1}`": "ファイル `{1}` を読む権限がありません",
    "the file `{1}` could not be read: {2}": "ファイル `{1}` を読めませんでした：{2}",
    "the file `{1}` changed while the notebook ran": "ノートブックの実行中にファイル `{1}` が変わりました",
    "fetch the file with git annex get": "ファイルを git annex get で取得してください",
    "bring back what it leads to, or link to something else": "リンク先を元に戻すか、別のものにリンクしてください",
    "give yourself the permission to read it": "読む権限を与えてください",
    "paths start at the notebook's folder": "パスはノートブックのフォルダーから始まります",
    "run the notebook again": "ノートブックをもう一度実行してください",

    // MARK: SuggestionWords
    "did you mean {1}?": "{1} のことですか？",
  ]
}
